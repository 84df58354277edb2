// The seam to LiveKit on a real server with real clients: tickets, sound, removal, the end of a room, outages.
import { TrackSource } from '@livekit/rtc-node';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import type { MediaGrant } from '../deps.ts';
import { newId } from '../ids.ts';
import { type RunningLiveKit, startLiveKit } from '../local-livekit/livekit-process.ts';
import { createMedia } from '../media/livekit.ts';
import type { MediaService } from '../media/media-service.ts';
import { eventually } from './eventually.ts';
import { LiveKitPerson } from './livekit-people.ts';
import { silentLog } from './silent-log.ts';

let livekit: RunningLiveKit;
let media: MediaService;
const people: LiveKitPerson[] = [];

beforeAll(async () => {
  const started = await startLiveKit();
  if (!started) throw new Error('this test needs a LiveKit server: node server/local-livekit/livekit-install.ts');
  livekit = started;
  media = createMedia(livekit, silentLog, systemClock);
  await media.probe();
});

afterEach(async () => {
  await Promise.all(people.splice(0).map((person) => person.leave()));
});

afterAll(async () => {
  media?.close();
  await livekit?.stop();
});

function grant(changes: Partial<MediaGrant> = {}): MediaGrant {
  return {
    roomName: `chama-${newId()}-1`,
    identity: newId(),
    name: 'Wanjiku',
    metadata: { userId: newId(), meetingId: newId(), chamaId: 'umoja', avatar: null },
    canPublish: true,
    sources: ['microphone', 'camera'],
    ...changes,
  };
}

async function enter(wanted: MediaGrant): Promise<LiveKitPerson> {
  const person = await LiveKitPerson.enter(await media.ticket(wanted));
  people.push(person);
  return person;
}

test('[MD1] a ticket names its bearer, lives at most 15 minutes and administers nothing', async () => {
  const wanted = grant();
  const ticket = await media.ticket(wanted);
  const claims = decodeJwt<{ metadata: string; video: Record<string, unknown> }>(ticket.token);
  expect(claims).toMatchObject({ sub: wanted.identity, name: 'Wanjiku' });
  expect(JSON.parse(claims.metadata)).toEqual(wanted.metadata);
  expect(claims.video).toEqual({
    roomJoin: true,
    room: wanted.roomName,
    canPublish: true,
    canPublishSources: ['microphone', 'camera'],
    canSubscribe: true,
    canPublishData: true,
    canUpdateOwnMetadata: false,
  });
  const lifeMs = (claims.exp ?? 0) * 1000 - Date.parse(ticket.expiresAt);
  expect(Math.abs(lifeMs)).toBeLessThan(2_000);
  expect((claims.exp ?? 0) - (claims.nbf ?? 0)).toBeLessThanOrEqual(15 * 60);
});

test('two people in a room hear each other', async () => {
  const { roomName } = grant();
  const [singer, listener] = await Promise.all([enter(grant({ roomName })), enter(grant({ roomName, canPublish: false, sources: [] }))]);
  await singer.hum(440);
  const heard = await listener.hear(440);
  expect(heard.peak).toBeGreaterThan(4_000);
  expect(heard.share).toBeGreaterThan(0.9);
});

test('[MD1] who may not unmute cannot publish, and a microphone grant is no screen grant', async () => {
  const { roomName } = grant();
  const listener = grant({ roomName, canPublish: false, sources: [] });
  const speaker = grant({ roomName, sources: ['microphone'] });
  const [asListener, asSpeaker] = await Promise.all([enter(listener), enter(speaker)]);
  await asSpeaker.hum(440);
  // LiveKit's client waits ten seconds for a track that its server ignores.
  const refused = await Promise.allSettled([asListener.hum(440), asSpeaker.hum(440, TrackSource.SOURCE_SCREENSHARE_AUDIO)]);
  expect(refused.map((attempt) => attempt.status)).toEqual(['rejected', 'rejected']);
  const seenBy = (person: LiveKitPerson, other: MediaGrant) =>
    [...(person.room.remoteParticipants.get(other.identity)?.trackPublications.values() ?? [])].map((track) => track.source);
  // A client whose publishing was refused may reconnect, and meets everybody anew.
  await expect.poll(() => seenBy(asListener, speaker), { timeout: 15_000 }).toEqual([TrackSource.SOURCE_MICROPHONE]);
  expect(seenBy(asSpeaker, listener)).toEqual([]);
});

test('[MD2] removing somebody ends their connection, and removing them again is no error', async () => {
  const wanted = grant();
  const person = await enter(wanted);
  expect(await media.participants(wanted.roomName)).toEqual([wanted.identity]);
  await media.removeParticipant(wanted.roomName, wanted.identity);
  expect(await person.putOut).toBe('PARTICIPANT_REMOVED');
  await media.removeParticipant(wanted.roomName, wanted.identity);
  await media.removeParticipant(grant().roomName, wanted.identity);
  expect(await media.participants(grant().roomName)).toEqual([]);
});

test('[MD3] a ticket makes the room, which outlasts a pause; deleting it ends it for everybody, and deleting it again is no error', async () => {
  const wanted = grant();
  const person = await enter(wanted);
  expect(person.room.departureTimeout).toBeGreaterThan(3_600);
  await media.deleteRoom(wanted.roomName);
  expect(await person.putOut).toBe('ROOM_DELETED');
  await media.deleteRoom(wanted.roomName);
});

test('[MD5] an outage shows within 15 seconds, calls fail fast, and media comes back by itself', async () => {
  const first = await startLiveKit();
  if (!first?.identity) throw new Error('this test needs a LiveKit server of its own');
  const watched = createMedia(first, silentLog, systemClock);
  try {
    expect(await watched.probe()).toBe(true);
    await first.stop();
    await eventually('the outage is noticed', () => !watched.isAvailable(), 15_000);
    const before = performance.now();
    await expect(watched.createRoom('chama-x-1', newId())).rejects.toThrow();
    expect(performance.now() - before).toBeLessThan(4_000);
    const second = await startLiveKit({ identity: first.identity });
    await eventually('it is back', () => watched.isAvailable(), 15_000);
    await second?.stop();
  } finally {
    watched.close();
    await first.stop();
  }
});

test('[MD5] without LiveKit nothing is available and nothing waits', async () => {
  const none = createMedia(null, silentLog, systemClock);
  expect(await none.probe()).toBe(false);
  await none.createRoom('chama-x-1', newId());
  await none.deleteRoom('chama-x-1');
  await expect(none.ticket(grant())).rejects.toMatchObject({ code: 'unavailable' });
  await expect(none.verifyWebhook('{}', 'x')).rejects.toMatchObject({ code: 'unauthenticated' });
});
