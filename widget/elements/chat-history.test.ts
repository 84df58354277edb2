// What the chat panel remembers while the view only holds the last lines.
import { expect, it } from 'vitest';
import type { Message } from '../../protocol/index.ts';
import { emptyHistory, withOlder, withView } from './chat-history.ts';

const line = (n: number): Message => ({
  id: `m${n}`,
  type: 'text',
  participantId: 'p',
  memberId: 'm',
  name: 'Njeri',
  text: String(n),
  reaction: null,
  sentAt: '2026-11-22T18:00:00.000Z',
});
const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => line(from + i));
const ids = (messages: readonly Message[]) => messages.map((message) => message.id);

it('knows that a full view may have older lines behind it', () => {
  expect(withView(emptyHistory, lines(1, 3), 3).hasOlder).toBe(true);
  expect(withView(emptyHistory, lines(1, 2), 3).hasOlder).toBe(false);
});

it('keeps what falls out of the view', () => {
  const history = withView(emptyHistory, lines(1, 3), 3);
  expect(ids(withView(history, lines(2, 4), 3).messages)).toEqual(['m1', 'm2', 'm3', 'm4']);
});

it('forgets the older lines rather than hide a gap', () => {
  const history = withView(emptyHistory, lines(1, 3), 3);
  expect(ids(withView(history, lines(7, 9), 3).messages)).toEqual(['m7', 'm8', 'm9']);
});

it('puts an older page before the rest, each line once', () => {
  const history = withView(emptyHistory, lines(4, 6), 3);
  const more = withOlder(history, [line(4), line(3), line(2)], true);
  expect(ids(more.messages)).toEqual(['m2', 'm3', 'm4', 'm5', 'm6']);
  expect(more.hasOlder).toBe(false);
});
