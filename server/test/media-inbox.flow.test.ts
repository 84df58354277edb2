// LiveKit's rooms and events against our records, on both databases, with real clients in real rooms.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MediaInbox } from '../app/media-inbox.ts';
import { MediaReconciler } from '../app/media-reconciler.ts';
import { systemClock } from '../clock.ts';
import type { MediaGrant } from '../deps.ts';
import { newId } from '../ids.ts';
import { type RunningLiveKit, startLiveKit } from '../local-livekit/livekit-process.ts';
import { createMedia } from '../media/livekit.ts';
import type { MediaService } from '../media/media-service.ts';
import { presencesOf, touchNode } from '../store/connections.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { type FreshDatabase, freshDatabase } from './databases.ts';
import { eventually } from './eventually.ts';
import { LiveKitPerson } from './livekit-people.ts';
import { recordedWebhooks, signWebhook, type WebhookBody } from './livekit-webhooks.ts';
import { makeRoomInRows, type RoomInRows } from './room-in-rows.ts';
import { silentLog } from './silent-log.ts';

const nodeId = 'node-1';
let livekit: RunningLiveKit;
let media: MediaService;

beforeAll(async () => {
  const started = await startLiveKit();
  if (!started) throw new Error('this test needs a LiveKit server: node server/local-livekit/livekit-install.ts');
  livekit = started;
  media = createMedia(livekit, silentLog, systemClock);
  await media.probe();
});

afterAll(async () => {
  media?.close();
  await livekit?.stop();
});

describe.each(['pglite', 'postgresql'] as const)('LiveKit and our records on %s', (kind) => {
  let place: FreshDatabase;
  let database: Database;
  let reconciler: MediaReconciler;
  let inbox: MediaInbox;
  let room: RoomInRows;

  beforeAll(async () => {
    place = await freshDatabase(kind);
    const where = place.databaseUrl === undefined ? { dataDir: place.dataDir } : { databaseUrl: place.databaseUrl };
    database = await openDatabase({ ...where, log: silentLog, allowSuperuser: true });
    await database.writer('*', (sql) => touchNode(sql, nodeId, new Date(systemClock.now()).toISOString()));
    reconciler = new MediaReconciler({ database, media, clock: systemClock, log: silentLog, nodeId });
    inbox = new MediaInbox({ database, reconciler, verify: media.verifyWebhook, clock: systemClock, log: silentLog });
  });

  beforeEach(async () => {
    room = await makeRoomInRows(database);
  });

  afterAll(async () => {
    await database.close();
    await place.drop();
  });

  const grant = (identity: string): MediaGrant => ({
    roomName: room.roomName,
    identity,
    name: 'Wanjiku',
    metadata: { userId: newId(), meetingId: room.meetingId, chamaId: 'umoja', avatar: null },
    canPublish: true,
    sources: ['microphone'],
  });
  const enter = async (identity: string) => LiveKitPerson.enter(await media.ticket(grant(identity)));

  async function isLeased(participantId: string): Promise<boolean> {
    const now = systemClock.now();
    const rule = { now: new Date(now).toISOString(), aliveSince: new Date(now - 20_000).toISOString() };
    const presences = await database.writer(room.portalId, (sql) => presencesOf(sql, room.meetingId, rule));
    return presences.get(participantId)?.leased ?? false;
  }

  /** As LiveKit would send it now, about this test's room. */
  function freshEvent(recorded: WebhookBody | undefined, identity: string): WebhookBody {
    if (!recorded?.participant || !recorded.room) throw new Error('the recording has lost this event');
    const createdAt = String(Math.floor(systemClock.now() / 1000));
    return { ...recorded, id: `EV_${newId()}`, createdAt, room: { ...recorded.room, name: room.roomName }, participant: { ...recorded.participant, identity } };
  }

  const recordedOf = (event: string) => recordedWebhooks.find((body) => body.event === event && body.participant?.kind === undefined);

  async function deliver(body: WebhookBody): Promise<void> {
    const raw = JSON.stringify(body);
    await inbox.receiveLiveKitWebhook(raw, await signWebhook(raw, livekit));
  }

  const handledOf = (id: string) =>
    database.writer('*', (sql) => sql.rows<{ handled_at: string | null }>(`select handled_at from livekit_events where id = $1`, [id]));
  const handled = (id: string) => eventually('the event is handled', async () => (await handledOf(id))[0]?.handled_at);

  test('[MD2] whoever is in the LiveKit room without being inside is put out, others are left in peace', async () => {
    const [rightful, stranger, left] = await Promise.all([enter(room.inside), enter(newId()), enter(room.gone)]);
    await reconciler.settleAll();
    expect(await Promise.all([stranger.putOut, left.putOut])).toEqual(['PARTICIPANT_REMOVED', 'PARTICIPANT_REMOVED']);
    expect(rightful.room.isConnected).toBe(true);
    expect(await media.participants(room.roomName)).toEqual([room.inside]);
    await rightful.leave();
  });

  test('[MD2] LiveKit telling of somebody who was removed puts them out at once', async () => {
    const removed = await enter(room.gone);
    await deliver(freshEvent(recordedOf('participant_joined'), room.gone));
    expect(await removed.putOut).toBe('PARTICIPANT_REMOVED');
  });

  test('[MD7] a sighting holds a stay until LiveKit sees the person leave', async () => {
    expect(await isLeased(room.inside)).toBe(false);
    const person = await enter(room.inside);
    const joined = freshEvent(recordedOf('participant_joined'), room.inside);
    await deliver(joined);
    await handled(joined.id);
    expect(await isLeased(room.inside)).toBe(true);
    await person.leave();
    await eventually('LiveKit noticed', async () => (await media.participants(room.roomName)).length === 0);
    const left = freshEvent(recordedOf('participant_left'), room.inside);
    await deliver(left);
    await handled(left.id);
    expect(await isLeased(room.inside)).toBe(false);
  });

  test('[MD4] doubled and reordered events leave what is true', async () => {
    const person = await enter(room.inside);
    const joined = freshEvent(recordedOf('participant_joined'), room.inside);
    const left = freshEvent(recordedOf('participant_left'), room.inside);
    for (const body of [left, joined, left, joined, joined]) await deliver(body);
    await Promise.all([handled(left.id), handled(joined.id)]);
    expect(await isLeased(room.inside)).toBe(true);
    await person.leave();
    await eventually('LiveKit noticed', async () => (await media.participants(room.roomName)).length === 0);
    const late = [freshEvent(recordedOf('participant_left'), room.inside), freshEvent(recordedOf('participant_joined'), room.inside)];
    for (const body of late) await deliver(body);
    for (const body of late) await handled(body.id);
    expect(await isLeased(room.inside)).toBe(false);
  });

  test('[MD4] a whole recording of other rooms, with recorders, is taken in and changes nothing', async () => {
    const createdAt = String(Math.floor(systemClock.now() / 1000));
    const fresh = recordedWebhooks.map((body) => ({ ...body, createdAt, id: `EV_${newId()}` }));
    for (const body of [...fresh, ...fresh]) await deliver(body);
    for (const body of fresh) await handled(body.id);
    const recorder = { ...freshEvent(recordedOf('participant_joined'), 'EG_recorder') };
    await deliver({ ...recorder, participant: { identity: 'EG_recorder', kind: 'EGRESS' } });
    await handled(recorder.id);
    const rows = await database.writer('*', (sql) => sql.rows(`select id from participant_connections where meeting_id = $1`, [room.meetingId]));
    expect(rows).toEqual([]);
  });

  test('[MD4] an event that a crash left unhandled is taken up by the sweep', async () => {
    const outage = new MediaInbox({
      database,
      reconciler: { settle: () => Promise.reject(new Error('LiveKit is away')) },
      verify: media.verifyWebhook,
      clock: systemClock,
      log: silentLog,
    });
    const person = await enter(room.inside);
    const joined = freshEvent(recordedOf('participant_joined'), room.inside);
    const raw = JSON.stringify(joined);
    await outage.receiveLiveKitWebhook(raw, await signWebhook(raw, livekit));
    expect((await handledOf(joined.id))[0]?.handled_at).toBeNull();
    await inbox.sweep();
    expect((await handledOf(joined.id))[0]?.handled_at).not.toBeNull();
    expect(await isLeased(room.inside)).toBe(true);
    await person.leave();
  });

  test('[MD3] a token that outlives the meeting opens no second one', async () => {
    const person = await enter(room.inside);
    await database.writer(room.portalId, (sql) => sql.rows(`update meetings set status = 'completed' where id = $1`, [room.meetingId]));
    await deliver(freshEvent(recordedOf('participant_joined'), room.inside));
    expect(await person.putOut).toBe('ROOM_DELETED');
  });
});
