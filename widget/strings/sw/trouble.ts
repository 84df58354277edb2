import type { trouble as english } from '../en/trouble.ts';
export const trouble = {} satisfies typeof english;
