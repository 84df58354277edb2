// English: schedule
export const schedule = {};
