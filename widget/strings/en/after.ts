// English: after
export const after = {};
