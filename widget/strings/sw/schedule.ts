import type { schedule as english } from '../en/schedule.ts';
export const schedule = {} satisfies typeof english;
