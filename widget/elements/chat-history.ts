// The chat lines a panel knows: the view's last ones, and older ones read page by page. Keeps order and knows where there is a gap.
import type { Message } from '../../protocol/index.ts';

export interface ChatHistory {
  /** Oldest first, without a gap. */
  readonly messages: readonly Message[];
  /** Whether there may be older ones on the server. */
  readonly hasOlder: boolean;
}

export const emptyHistory: ChatHistory = { messages: [], hasOlder: false };

/** Takes in the view's messages; what fell out of the view stays known, unless so much was missed that a gap would hide inside. */
export function withView(history: ChatHistory, view: readonly Message[], viewHolds: number): ChatHistory {
  const first = view[0];
  if (!first) return history;
  const at = history.messages.findIndex((message) => message.id === first.id);
  const isFull = view.length >= viewHolds;
  if (at === -1) return { messages: view, hasOlder: isFull };
  return { messages: [...history.messages.slice(0, at), ...view], hasOlder: history.hasOlder };
}

/** Adds a page of older ones, as REST tells them: newest first. */
export function withOlder(history: ChatHistory, page: readonly Message[], isLast: boolean): ChatHistory {
  const known = new Set(history.messages.map((message) => message.id));
  const older = page.filter((message) => !known.has(message.id)).toReversed();
  return { messages: [...older, ...history.messages], hasOlder: !isLast };
}
