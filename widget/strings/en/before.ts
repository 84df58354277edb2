// English: before
export const before = {};
