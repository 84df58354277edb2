// Media from the outside: a whole server, a real LiveKit that tells it what happens, and members with real clients. On both databases.
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import type { MediaTicket } from '../deps.ts';
import { newId } from '../ids.ts';
import { freePort, type RunningLiveKit, startLiveKit } from '../local-livekit/livekit-process.ts';
import { databaseKinds } from './databases.ts';
import { eventually } from './eventually.ts';
import { MovableClock } from './harness.ts';
import { LiveKitPerson } from './livekit-people.ts';
import { recordedWebhooks, signWebhook } from './livekit-webhooks.ts';
import type { Person } from './people.ts';
import { RestWorld } from './rest-world.ts';

interface Joined {
  readonly status: string;
  readonly participant: { readonly id: string };
  readonly livekit: MediaTicket | null;
  readonly mediaUnavailable?: true;
}

describe.each(databaseKinds)('media on %s', (kind) => {
  const clock = new MovableClock();
  let livekit: RunningLiveKit;
  let world: RestWorld;
  let webhookUrl: string;

  async function startOwn(identity?: RunningLiveKit['identity']): Promise<RunningLiveKit> {
    const started = await startLiveKit({ webhookUrl, ...(identity ? { identity } : {}) });
    if (!started) throw new Error('this test needs a LiveKit server: node server/local-livekit/livekit-install.ts');
    return started;
  }

  beforeAll(async () => {
    const port = await freePort();
    webhookUrl = `http://127.0.0.1:${port}/api/livekit/webhook`;
    livekit = await startOwn();
    const { url, apiKey, apiSecret } = livekit;
    const settings = { PORT: String(port), LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret };
    world = await RestWorld.start(kind, { settings, clock });
  });

  afterAll(async () => {
    await world?.stop();
    await livekit?.stop();
  });

  async function join(person: Person, meetingId: string): Promise<Joined> {
    const { status, body } = await person.request<Joined>('POST', `/meetings/${meetingId}/join`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  async function enter(person: Person, meetingId: string): Promise<{ media: LiveKitPerson; ticket: MediaTicket; participantId: string }> {
    const { livekit: ticket, participant } = await join(person, meetingId);
    if (!ticket) throw new Error('no ticket');
    return { media: await LiveKitPerson.enter(ticket), ticket, participantId: participant.id };
  }

  const roomsNow = () => new RoomServiceClient(livekit.url, livekit.apiKey, livekit.apiSecret).listRooms();

  test('[MD2] [MD3] the start opens a room, people hear each other, the removed are put out for good, the end ends it', async () => {
    const { host, member } = world.people;
    const meetingId = await world.open();
    const seat = await host.connect(meetingId);
    const [mine, theirs] = [await enter(host, meetingId), await enter(member, meetingId)];
    expect(mine.ticket.roomName).toMatch(/^chama-[0-9a-f-]{36}-\d{13}$/);
    await eventually('the room is as we made it', async () =>
      (await roomsNow()).some((room) => room.name === mine.ticket.roomName && room.metadata.includes(meetingId)),
    );

    await theirs.media.hum(440);
    expect((await mine.media.hear(440)).share).toBeGreaterThan(0.9);

    await seat.send('participant:remove', { participantId: theirs.participantId });
    expect(await theirs.media.putOut).toBe('PARTICIPANT_REMOVED');
    expect((await member.request('POST', `/meetings/${meetingId}/join`)).body).toMatchObject({ code: 'removed' });
    // LiveKit cannot revoke a token: it lets the bearer in again, tells us, and we put them out again.
    const again = await LiveKitPerson.enter(theirs.ticket);
    expect(await again.putOut).toBe('PARTICIPANT_REMOVED');

    expect((await host.request('POST', `/meetings/${meetingId}/end`)).status).toBe(200);
    expect(await mine.media.putOut).toBe('ROOM_DELETED');
    seat.leavePage();
  });

  test('[MD3] a LiveKit room that ends, ends no meeting', async () => {
    const { host } = world.people;
    const meetingId = await world.open();
    const { media, ticket } = await enter(host, meetingId);
    await new RoomServiceClient(livekit.url, livekit.apiKey, livekit.apiSecret).deleteRoom(ticket.roomName);
    await media.putOut;
    expect((await host.request('GET', `/meetings/${meetingId}`)).body).toMatchObject({ status: 'in_progress' });
    const back = await enter(host, meetingId);
    expect(back.ticket.roomName).toBe(ticket.roomName);
    await back.media.leave();
  });

  test('[MD7] somebody whom only LiveKit sees stays inside, and leaves when LiveKit sees them leave', async () => {
    const { host, member } = world.people;
    const meetingId = await world.open();
    const seat = await host.connect(meetingId);
    const { media, ticket, participantId } = await enter(member, meetingId);
    // A join by REST alone would stand for two minutes.
    for (let seconds = 0; seconds < 180; seconds += 10) {
      await whenSettled(ticket.roomName);
      clock.move(10);
    }
    await whenSettled(ticket.roomName);
    const ofMember = seat.facts.filter((fact) => 'participantId' in fact && fact.participantId === participantId);
    expect(ofMember).toEqual([]);
    const { joinedAt } = seat.view?.participants.find((p) => p.id === participantId) ?? {};
    const stayUntil = (at: number) => Math.floor((at - Date.parse(joinedAt ?? '')) / 1_000);
    const atLeast = stayUntil(clock.now());
    await media.leave();
    await seat.fact('participant.away', (fact) => fact.participantId === participantId);
    const atMost = stayUntil(clock.now());
    clock.move(11);
    const left = await seat.fact('participant.left', (fact) => fact.participantId === participantId);
    expect(left).toMatchObject({ reason: 'lost', estimated: false });
    expect(left.durationSeconds).toBeGreaterThanOrEqual(atLeast);
    expect(left.durationSeconds).toBeLessThanOrEqual(atMost);
    expect(atLeast).toBeGreaterThanOrEqual(180);
    seat.leavePage();
  });

  /** Somebody who is not of the meeting comes in with a token of LiveKit's own making: once they are out again, the room has been compared. */
  async function whenSettled(roomName: string): Promise<void> {
    const token = new AccessToken(livekit.apiKey, livekit.apiSecret, { identity: newId() });
    token.addGrant({ roomJoin: true, room: roomName });
    const stranger = await LiveKitPerson.enter({ url: livekit.url, token: await token.toJwt() });
    expect(await stranger.putOut).toBe('PARTICIPANT_REMOVED');
  }

  test('[MD4] the webhook takes what LiveKit signed, twice too, and nothing else', async () => {
    const [recorded] = recordedWebhooks;
    const raw = JSON.stringify({ ...recorded, id: `EV_${newId()}`, createdAt: String(Math.floor(clock.now() / 1000)) });
    const headers = { authorization: await signWebhook(raw, livekit), 'content-type': 'application/webhook+json' };
    const post = async (body: string) => (await fetch(webhookUrl, { method: 'POST', body, headers })).status;
    expect([await post(raw), await post(raw), await post(`${raw} `), await post('x'.repeat(1024 * 1024 + 1))]).toEqual([200, 200, 401, 413]);
  });

  test('[MD5] without LiveKit people join, told so, and get their ticket within 15 seconds of its return', async () => {
    const { host, member } = world.people;
    const meetingId = await world.open();
    const [seat, outside] = [await host.connect(meetingId), await member.connect(meetingId)];
    const told = (available: boolean) =>
      Promise.all(
        [seat, outside].map((one) => one.until('the signal', () => one.signals.some((s) => s.type === 'media' && s.available === available), 15_000)),
      );
    await livekit.stop();
    await told(false);
    const without = await eventually('the outage shows', async () => {
      const body = await join(host, meetingId);
      return body.mediaUnavailable && body;
    });
    expect(without.livekit).toBeNull();
    expect((await host.request('POST', `/meetings/${meetingId}/chat`, { type: 'text', text: 'Can you hear me?' })).status).toBe(201);
    const started = systemClock.now();
    livekit = await startOwn(livekit.identity);
    const ticket = await eventually('media is back', async () => (await join(host, meetingId)).livekit, 15_000);
    await told(true);
    expect(systemClock.now() - started).toBeLessThan(15_000);
    for (const one of [seat, outside]) one.leavePage();
    const media = await LiveKitPerson.enter(ticket);
    await media.leave();
  });
});
