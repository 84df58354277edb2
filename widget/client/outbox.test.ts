// The outbox: one id a command, sent again until it is answered.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Ack, isUuid } from '../../protocol/index.ts';
import { closedError, Outbox } from './outbox.ts';

type Emit = (name: string, payload: { commandId?: string; text?: string }) => Promise<Ack>;

let isOpen = true;
const emit = vi.fn<Emit>();
let outbox: Outbox;

beforeEach(() => {
  vi.useFakeTimers();
  isOpen = true;
  emit.mockReset();
  outbox = new Outbox({ emit: (name, payload) => emit(name, payload), isOpen: () => isOpen });
});
afterEach(() => {
  vi.useRealTimers();
});

const yes: Ack = { ok: true, version: 7 };
const idsSent = () => emit.mock.calls.map(([, payload]) => payload.commandId);

test('a command carries an id of its own, a UUID of version 7', async () => {
  emit.mockResolvedValue(yes);
  await outbox.send('chat:send', { text: 'hello' });
  const [id = ''] = idsSent();
  expect(isUuid(id)).toBe(true);
  expect(id[14]).toBe('7');
  expect(emit.mock.calls[0]?.[1]).toMatchObject({ text: 'hello' });
});

test('a lost ack is answered by a resend under the same id', async () => {
  emit.mockRejectedValueOnce(new Error('timeout')).mockResolvedValueOnce(yes);
  await expect(outbox.send('hand:raise', {})).resolves.toEqual(yes);
  const ids = idsSent();
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('what is said offline waits, and goes out in the order it was said', async () => {
  isOpen = false;
  emit.mockResolvedValue(yes);
  const sent = Promise.all(['a', 'b', 'c'].map((text) => outbox.send('chat:send', { text })));
  expect(emit).not.toHaveBeenCalled();
  isOpen = true;
  outbox.flush();
  await sent;
  expect(emit.mock.calls.map(([, payload]) => payload.text)).toEqual(['a', 'b', 'c']);
});

test('a command that is on its way is not sent a second time by a flush', async () => {
  let answer: (ack: Ack) => void = () => undefined;
  emit.mockReturnValue(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const sent = outbox.send('hand:raise', {});
  outbox.flush();
  answer(yes);
  await sent;
  expect(emit).toHaveBeenCalledTimes(1);
});

test('a refusal is told with its code', async () => {
  emit.mockResolvedValue({ ok: false, error: { code: 'rate-limited', message: 'slow down', retryAfterMs: 900 } });
  await expect(outbox.send('chat:send', { text: 'x' })).rejects.toMatchObject({ code: 'rate-limited', retryable: true, retryAfterMs: 900 });
});

test('an outage of the server is waited for, under the same id, but not for ever', async () => {
  emit.mockResolvedValue({ ok: false, error: { code: 'unavailable', message: 'no database', retryAfterMs: 100 } });
  const refused = expect(outbox.send('hand:raise', {})).rejects.toMatchObject({ code: 'unavailable' });
  await vi.advanceTimersByTimeAsync(1_000);
  await refused;
  expect(emit).toHaveBeenCalledTimes(4);
  expect(new Set(idsSent()).size).toBe(1);
});

test('closing lets nobody wait', async () => {
  isOpen = false;
  const refused = expect(outbox.send('hand:raise', {})).rejects.toMatchObject({ code: 'closed' });
  outbox.close(closedError());
  await refused;
  expect(outbox.size).toBe(0);
  await expect(outbox.send('hand:raise', {})).rejects.toMatchObject({ code: 'closed' });
});
