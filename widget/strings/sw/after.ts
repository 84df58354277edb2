import type { after as english } from '../en/after.ts';
export const after = {} satisfies typeof english;
