// The live view on a real Socket.IO: handshakes, refusals, gaps, and commands over lost acks and cut lines.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CloseCode, MeetingView } from '../../protocol/index.ts';
import { meetingId } from '../test/sample-view.ts';
import { TinyServer } from '../test/tiny-server.ts';
import type { ChamaError } from './chama-error.ts';
import { LiveView } from './live-view.ts';
import { Store } from './store.ts';
import { TokenSource } from './tokens.ts';

interface Seen {
  readonly view: MeetingView | null;
  readonly isOnline: boolean;
  readonly drops: number;
  readonly closed: CloseCode | null;
  readonly refused: ChamaError | null;
}

let server: TinyServer;
let url: string;
let tokens: number;
const seen = new Store<Seen>({ view: null, isOnline: false, drops: 0, closed: null, refused: null });
const views: LiveView[] = [];

beforeEach(async () => {
  server = new TinyServer();
  url = await server.listen();
  tokens = 0;
  seen.patch({ view: null, isOnline: false, drops: 0, closed: null, refused: null });
});
afterEach(async () => {
  for (const view of views.splice(0)) view.destroy();
  await server.close();
});

function open(): LiveView {
  const provider = () => {
    tokens += 1;
    return Promise.resolve({ token: `token ${tokens}`, expiresAt: '2100-01-01T00:00:00Z' });
  };
  const live = new LiveView({
    server: url,
    meetingId,
    tokens: new TokenSource(provider, { meetingId }),
    events: {
      changed: (view) => seen.patch({ view }),
      clock: () => undefined,
      signal: () => undefined,
      online: () => seen.patch({ isOnline: true }),
      offline: () => seen.patch({ isOnline: false, drops: seen.state.drops + 1 }),
      closed: (closed) => seen.patch({ closed }),
      refused: (refused) => seen.patch({ refused }),
    },
  });
  views.push(live);
  live.open();
  return live;
}

async function until(what: string, test: (state: Seen) => boolean): Promise<void> {
  await seen.until(test, 8_000);
  expect(test(seen.state), what).toBe(true);
}

const texts = (state: Seen) => state.view?.messages.map((message) => message.text) ?? [];
const hasText = (text: string) => (state: Seen) => texts(state).includes(text);

test('a handshake carries the token and the meeting, and the snapshot becomes the view', async () => {
  open();
  await until('a view', (state) => state.view !== null);
  expect(server.handshakes).toEqual([{ token: 'token 1', meetingId }]);
});

test('a refused token is renewed once, then the door is tried no more', async () => {
  server.refuse = () => 'unauthenticated';
  open();
  await until('a refusal', (state) => state.refused !== null);
  expect(seen.state.refused?.code).toBe('unauthenticated');
  expect(server.handshakes.map(({ token }) => token)).toEqual(['token 1', 'token 2']);
});

test('a renewed token that is good opens the door', async () => {
  server.refuse = ({ token }) => (token === 'token 1' ? 'unauthenticated' : null);
  open();
  await until('a view', (state) => state.view !== null);
  expect(seen.state.refused).toBeNull();
});

test('who is not let in is told so once', async () => {
  server.refuse = () => 'not-found';
  open();
  await until('a refusal', (state) => state.refused?.code === 'not-found');
  expect(server.handshakes).toHaveLength(1);
});

test('a lost frame is noticed and fetched', async () => {
  open();
  await until('a view', (state) => state.view !== null);
  server.say('lost', false);
  server.say('heard');
  await until('both texts', hasText('heard'));
  expect(texts(seen.state)).toEqual(['lost', 'heard']);
  expect(server.syncs).toEqual([1]);
});

test('after a cut the view goes on from its version', async () => {
  open();
  await until('a view', (state) => state.view !== null);
  server.say('before');
  await until('the first text', hasText('before'));
  server.cut();
  server.say('meanwhile', false);
  await until('the text of the outage', hasText('meanwhile'));
  expect(server.handshakes.at(-1)).toMatchObject({ since: 2 });
  expect(texts(seen.state)).toEqual(['before', 'meanwhile']);
});

test('a command whose ack was lost with the line is sent again under its id, and happens once', async () => {
  const live = open();
  await until('a view', (state) => state.view !== null);
  let losses = 1;
  server.losesAck = () => {
    if (losses === 0) return false;
    losses -= 1;
    server.cut();
    return true;
  };
  await live.send('chat:send', { text: 'once' });
  expect(server.received).toHaveLength(2);
  expect(new Set(server.received).size).toBe(1);
  expect(texts(seen.state)).toEqual(['once']);
});

test('a command resolves when the view shows it, also when its frame was lost', async () => {
  const live = open();
  await until('a view', (state) => state.view !== null);
  vi.spyOn(server, 'say').mockImplementationOnce((text) => server.say(text, false));
  await live.send('chat:send', { text: 'mine' });
  expect(texts(seen.state)).toContain('mine');
});

test('a server that restarts is met again, with the same token', async () => {
  open();
  await until('a view', (state) => state.view !== null);
  server.hangUp('shutting-down');
  await until('a drop', (state) => state.drops === 1);
  await until('the line again', (state) => state.isOnline);
  expect(seen.state.closed).toBeNull();
  expect(server.handshakes.map(({ token }) => token)).toEqual(['token 1', 'token 1']);
});

test('a token that ran out is renewed before coming back', async () => {
  open();
  await until('a view', (state) => state.view !== null);
  server.hangUp('token-expired');
  await until('a drop', (state) => state.drops === 1);
  await until('the line again', (state) => state.isOnline);
  expect(server.handshakes.at(-1)?.token).toBe('token 2');
});

test('who went on elsewhere stays away', async () => {
  open();
  await until('a view', (state) => state.view !== null);
  server.hangUp('duplicate');
  await until('the reason', (state) => state.closed === 'duplicate');
  await until('the end of the line', (state) => !state.isOnline);
  expect(server.handshakes).toHaveLength(1);
});

test('"use here" says so in the handshake, once', async () => {
  const live = open();
  await until('a view', (state) => state.view !== null);
  live.open({ takeOver: true });
  await until('the line again', (state) => state.drops === 1 && state.isOnline);
  expect(server.handshakes.at(-1)).toMatchObject({ takeOver: true });
  server.cut();
  await until('the line after that', (state) => state.drops === 2 && state.isOnline);
  expect(server.handshakes.at(-1)).not.toHaveProperty('takeOver');
});

test('a page that wakes finds out that its line is dead, and gets another', async () => {
  const live = open();
  await until('a view', (state) => state.view !== null);
  server.answersSync = false;
  await live.wake();
  await until('a drop', (state) => state.drops === 1);
  server.answersSync = true;
  await until('the line again', (state) => state.isOnline);
});
