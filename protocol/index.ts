// The light door for the widget: types, codes, fold and abilities. Never zod: it would not fit the widget's budget.
export * from './abilities.ts';
export type * from './commands.ts';
export * from './errors.ts';
export * from './facts.ts';
export * from './ids.ts';
export * from './limits.ts';
export * from './meeting.ts';
export * from './socket.ts';
export * from './view.ts';
