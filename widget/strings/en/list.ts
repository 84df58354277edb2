// English: list
export const list = {};
