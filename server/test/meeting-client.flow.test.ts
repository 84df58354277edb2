// The headless MeetingClient against a real server: what a portal without our screens, and every screen of ours, stands on.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ClientState, myBallot, myHandIsUp } from '../../widget/client/client-state.ts';
import { MeetingClient } from '../../widget/client/meeting-client.ts';
import { TestWorld } from './harness.ts';
import type { Person } from './people.ts';

let world: TestWorld;
const clients: MeetingClient[] = [];

beforeAll(async () => {
  world = await TestWorld.start();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});
afterAll(async () => {
  await world.stop();
});

async function clientOf(person: Person, meetingId: string): Promise<MeetingClient> {
  const client = new MeetingClient({ server: person.url, meetingId, tokenProvider: async () => ({ token: await person.token() }) });
  clients.push(client);
  await client.open();
  return client;
}

async function until(client: MeetingClient, what: string, test: (state: ClientState) => boolean): Promise<void> {
  if (!test(client.state)) {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${what}: not within 12 s; phase ${client.state.phase}, error ${client.state.error?.code}`)), 12_000);
      const stop = client.subscribe(() => {
        if (!test(client.state)) return;
        clearTimeout(timer);
        stop();
        resolve();
      });
    });
  }
}

const isConnected = (state: ClientState) => state.phase === 'connected';

async function joined(person: Person, meetingId: string): Promise<MeetingClient> {
  const client = await clientOf(person, meetingId);
  await client.join();
  await until(client, `${person.name} in the room`, isConnected);
  return client;
}

test('a member knocks, is admitted, and both hear of what the other does', async () => {
  const meetingId = await world.schedule({ settings: { requireApproval: true } });
  const host = await joined(world.chair, meetingId);
  const member = await clientOf(world.member(0), meetingId);
  await member.join();
  expect(member.state.phase).toBe('waiting');
  await until(host, 'a knock', (state) => state.view?.lobby.length === 1);
  await host.send('lobby:admit', { participantId: host.state.view?.lobby[0]?.participantId ?? '' });
  await until(member, 'in the room', isConnected);

  await member.send('chat:send', { text: 'Habari' });
  await until(host, 'the text', (state) => state.unread === 1);
  expect(host.state.view?.messages.at(-1)?.text).toBe('Habari');
  expect(member.state.unread).toBe(0);
  host.watchChat(true);
  expect(host.state.unread).toBe(0);

  await member.setHand();
  expect(myHandIsUp(member.state)).toBe(true);
  await until(host, 'the hand', (state) => state.view?.hands.length === 1);
  await member.setHand();
  expect(myHandIsUp(member.state)).toBe(false);
});

test('who is turned away is out, with the reason', async () => {
  const meetingId = await world.schedule({ settings: { requireApproval: true } });
  const host = await joined(world.chair, meetingId);
  const member = await clientOf(world.member(1), meetingId);
  await member.join();
  await until(host, 'a knock', (state) => state.view?.lobby.length === 1);
  await host.send('lobby:deny', { participantId: host.state.view?.lobby[0]?.participantId ?? '' });
  await until(member, 'out', (state) => state.phase === 'left');
  expect(member.state.left).toEqual({ reason: 'denied', durationMs: 0 });
});

test("a voter's own choice stays in the view, and survives a reload", async () => {
  const meetingId = await world.schedule();
  const host = await joined(world.chair, meetingId);
  const member = await joined(world.member(0), meetingId);
  const { pollId } = await host.send('poll:create', { question: 'Hall?', options: ['Old', 'New'] });
  await host.send('poll:open', { pollId });
  await until(member, 'the poll', (state) => state.view?.polls.length === 1);
  const optionId = member.state.view?.polls[0]?.options[1]?.id ?? '';
  await member.send('ballot:cast', { pollId, optionIds: [optionId] });
  expect(myBallot(member.state, pollId)).toEqual([optionId]);
  await until(host, 'the tally', (state) => state.view?.polls[0]?.counts?.[optionId] === 1);
  const again = await clientOf(world.member(0), meetingId);
  expect(myBallot(again.state, pollId)).toEqual([optionId]);
});

test('a member who goes out is out for all, and comes in again', async () => {
  const meetingId = await world.schedule();
  const host = await joined(world.chair, meetingId);
  const member = await joined(world.member(0), meetingId);
  const seen = (present: boolean) => (state: ClientState) => state.view?.participants.some((p) => p.name === world.member(0).name && p.present) === present;
  await until(host, 'two in the room', seen(true));
  await member.leave();
  expect(member.state.left?.reason).toBe('user');
  await until(host, 'one in the room', seen(false));
  expect(member.state.elsewhere).toBe(false);
  await member.join();
  await until(member, 'in again', isConnected);
  await until(host, 'two again', seen(true));
});

test('the end finds everybody', async () => {
  const meetingId = await world.schedule();
  const host = await joined(world.chair, meetingId);
  const member = await joined(world.member(0), meetingId);
  await host.end();
  expect(host.state.left?.reason).toBe('ended');
  await until(member, 'out', (state) => state.phase === 'left');
  expect(member.state.left?.reason).toBe('ended');
  const late = await clientOf(world.member(1), meetingId);
  expect(late.state).toMatchObject({ phase: 'idle', meeting: { status: 'completed' } });
});

test('a removed member is told so, and not let in again', async () => {
  const meetingId = await world.schedule();
  const host = await joined(world.chair, meetingId);
  const member = await joined(world.member(2), meetingId);
  await host.send('participant:remove', { participantId: member.state.view?.me.participantId ?? '' });
  await until(member, 'out', (state) => state.phase === 'left');
  expect(member.state.left?.reason).toBe('removed');
  await member.join();
  expect(member.state).toMatchObject({ phase: 'left', left: { reason: 'removed' }, error: { code: 'removed' } });
});

test('a second place says "use here", takes over, and the first one is out', async () => {
  const meetingId = await world.schedule();
  await joined(world.chair, meetingId);
  const first = await joined(world.member(0), meetingId);
  const second = await clientOf(world.member(0), meetingId);
  expect(second.state).toMatchObject({ phase: 'idle', elsewhere: true });
  await second.useHere();
  await until(second, 'in the room', isConnected);
  expect(second.state.elsewhere).toBe(false);
  await until(first, 'out', (state) => state.phase === 'left');
  expect(first.state).toMatchObject({ left: { reason: 'duplicate' }, elsewhere: true });
  await second.send('chat:send', { text: 'from here' });
  expect(second.state.phase).toBe('connected');
});

test('who comes too early stays in front of the door, with the reason', async () => {
  const meetingId = await world.schedule();
  const member = await clientOf(world.member(0), meetingId);
  member.openPreJoin();
  await member.join();
  expect(member.state).toMatchObject({ phase: 'prejoin', error: { code: 'meeting-not-started' } });
  const host = await clientOf(world.chair, meetingId);
  await host.start();
  expect(host.state.phase).toBe('prejoin');
  await until(member, 'the start', (state) => state.view?.meeting.status === 'in_progress');
  await member.join();
  await until(member, 'in the room', isConnected);
  expect(member.state.error).toBeNull();
});

test('without LiveKit the meeting goes on, and the room says so', async () => {
  const meetingId = await world.schedule();
  const person = world.chair;
  const media = () => Promise.reject(new Error('no session is made without a ticket'));
  const client = new MeetingClient({ server: person.url, meetingId, tokenProvider: async () => ({ token: await person.token() }), media });
  clients.push(client);
  await client.open();
  await client.join();
  await until(client, 'in the room', isConnected);
  expect(client.state.media.status).toBe('unavailable');
  await client.send('chat:send', { text: 'we can write' });
});

test('a stranger sees no meeting, and learns nothing of it', async () => {
  const meetingId = await world.schedule({ invite: [world.member(0).memberId] });
  const stranger = await clientOf(world.member(1), '01890a5d-ac96-774b-bcce-b302099a8057');
  expect(stranger.state).toMatchObject({ phase: 'error', error: { code: 'not-found' } });
  const uninvited = await clientOf(world.member(1), meetingId);
  expect(uninvited.state.view).toBeNull();
  expect(uninvited.state.meeting?.me ?? null).toBeNull();
});

test('an officer who was not invited sees the meeting without its live view', async () => {
  const meetingId = await world.schedule({ invite: [world.member(0).memberId] });
  const officer = await clientOf(world.secretary, meetingId);
  await until(officer, 'an answer', (state) => state.link !== 'connecting');
  expect(officer.state).toMatchObject({ phase: 'idle', view: null, link: 'refused', meeting: { id: meetingId, me: null } });
});

test('closing leaves, and a closed client answers nothing more', async () => {
  const meetingId = await world.schedule();
  const host = await joined(world.chair, meetingId);
  const member = await joined(world.member(0), meetingId);
  await member.close();
  expect(member.state.left?.reason).toBe('unmounted');
  await until(host, 'one in the room', (state) => state.view?.participants.filter((p) => p.present).length === 1);
  await expect(member.send('hand:raise', {})).rejects.toMatchObject({ code: 'closed' });
});
