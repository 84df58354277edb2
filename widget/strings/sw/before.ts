import type { before as english } from '../en/before.ts';
export const before = {} satisfies typeof english;
