// English: trouble
export const trouble = {};
