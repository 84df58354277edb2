// Effects on both databases and a real LiveKit: carried out at least once after the commit, whatever dies in between.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import type { Effect } from '../deps.ts';
import { newId } from '../ids.ts';
import { type Jobs, openJobs } from '../jobs/jobs.ts';
import { type RunningLiveKit, startLiveKit } from '../local-livekit/livekit-process.ts';
import { createMedia } from '../media/livekit.ts';
import type { MediaService } from '../media/media-service.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { type FreshDatabase, freshDatabase } from './databases.ts';
import { eventually } from './eventually.ts';
import { makeRoomInRows } from './room-in-rows.ts';

const warnings: string[] = [];
const log = { debug() {}, info() {}, warn: (_: object, message: string) => void warnings.push(message), error() {} };
const idle = { reconciler: { settleAll: async () => {} }, inbox: { sweep: async () => {} } };
let livekit: RunningLiveKit;
let media: MediaService;

async function startOwnLiveKit(identity?: RunningLiveKit['identity']): Promise<RunningLiveKit> {
  const started = await startLiveKit(identity ? { identity } : {});
  if (!started) throw new Error('this test needs a LiveKit server: node server/local-livekit/livekit-install.ts');
  return started;
}

const roomsOf = async ({ url, apiKey, apiSecret }: RunningLiveKit) =>
  (await new RoomServiceClient(url, apiKey, apiSecret).listRooms()).map((room) => room.name);

beforeAll(async () => {
  livekit = await startOwnLiveKit();
  media = createMedia(livekit, log, systemClock);
});

afterAll(async () => {
  media?.close();
  await livekit?.stop();
});

describe.each(['pglite', 'postgresql'] as const)('effects on %s', (kind) => {
  let place: FreshDatabase;
  let database: Database;
  let jobs: Jobs;

  async function open(): Promise<void> {
    database = await openDatabase({ ...pick(place), log, allowSuperuser: true });
    jobs = await openJobs({ database, databaseUrl: place.databaseUrl, log });
  }

  async function close(): Promise<void> {
    await jobs.stop();
    await database.close();
  }

  const enqueue = (portalId: string, ...effects: Effect[]) => database.writer(portalId, (sql) => jobs.enqueueEffects(sql, effects));
  const opened = (room: { portalId: string; meetingId: string; roomName: string }): Effect => ({
    type: 'media.open',
    portalId: room.portalId,
    meetingId: room.meetingId,
    roomName: room.roomName,
  });

  beforeAll(async () => {
    place = await freshDatabase(kind);
    await open();
  });

  afterAll(async () => {
    await close();
    await place.drop();
  });

  afterEach(async () => {
    for (const name of await roomsOf(livekit)) await media.deleteRoom(name);
  });

  test('[MD6] what a commit asks for happens, in a queue that this process never used before; what was rolled back never', async () => {
    const room = await makeRoomInRows(database);
    const undone = await makeRoomInRows(database);
    await enqueue(room.portalId, opened(room));
    const rolledBack = database.writer(undone.portalId, async (sql) => {
      await jobs.enqueueEffects(sql, [opened(undone)]);
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await jobs.start({ media, database, ...idle });
    await eventually('the room is open', async () => (await roomsOf(livekit)).includes(room.roomName));
    await enqueue(room.portalId, { type: 'media.close', roomName: room.roomName });
    await eventually('the room is closed', async () => !(await roomsOf(livekit)).includes(room.roomName));
    expect(await roomsOf(livekit)).toEqual([]);
  });

  test('[MD6] an effect committed by a process that was killed is carried out by the next one', async () => {
    const room = await makeRoomInRows(database);
    await close();
    const script = join(import.meta.dirname, 'enqueue-and-die.ts');
    const killed = spawnSync(process.execPath, [script, JSON.stringify(pick(place)), room.portalId, JSON.stringify(opened(room))], { encoding: 'utf8' });
    expect(killed.stderr).toBe('');
    expect(killed.signal).toBe('SIGKILL');
    expect(await roomsOf(livekit)).toEqual([]);
    await open();
    await jobs.start({ media, database, ...idle });
    await eventually('the room is open', async () => (await roomsOf(livekit)).includes(room.roomName));
  });

  test('[MD6] an effect waits for a LiveKit that is away, and finds it when it is back', async () => {
    const own = await startOwnLiveKit();
    const watched = createMedia(own, log, systemClock);
    await own.stop();
    await close();
    await open();
    await jobs.start({ media: watched, database, ...idle });
    const room = await makeRoomInRows(database);
    await enqueue(room.portalId, opened(room));
    warnings.length = 0;
    await eventually('it failed at least once', () => warnings.includes('an effect failed and will be tried again'));
    const back = await startOwnLiveKit(own.identity);
    try {
      await eventually('the room is open', async () => (await roomsOf(back)).includes(room.roomName), 30_000);
    } finally {
      watched.close();
      await back.stop();
    }
  });

  test('a room is not opened for a meeting that has ended meanwhile', async () => {
    await close();
    await open();
    const ended = await makeRoomInRows(database, 'completed');
    const live = await makeRoomInRows(database);
    await jobs.start({ media, database, ...idle });
    await enqueue(ended.portalId, opened(ended), opened(live));
    await eventually('the other room is open', async () => (await roomsOf(livekit)).includes(live.roomName));
    expect(await roomsOf(livekit)).toEqual([live.roomName]);
  });

  const onServer = kind === 'postgresql' ? test : undefined;
  onServer?.('[MD6] the queue goes on after its connections were cut', async () => {
    const room = await makeRoomInRows(database);
    const cut = await database.owner(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'chama-meet jobs'`,
    );
    expect(cut.rows.length).toBeGreaterThan(0);
    await enqueue(room.portalId, opened(room));
    await eventually('the room is open', async () => (await roomsOf(livekit)).includes(room.roomName));
  });

  test('the service may put jobs in, and neither read nor change what is in them', async () => {
    await enqueue(newId(), { type: 'media.close', roomName: 'chama-x-1' });
    for (const statement of [
      `select data from jobs.job_common`,
      `update jobs.job_common set data = '{}'`,
      `delete from jobs.job_common`,
      `truncate jobs.job_common`,
    ]) {
      await expect(database.writer('*', (sql) => sql.rows(statement))).rejects.toThrow(/permission denied/);
    }
  });
});

function pick({ databaseUrl, dataDir }: FreshDatabase): { databaseUrl?: string; dataDir?: string } {
  return databaseUrl === undefined ? { dataDir: dataDir ?? '' } : { databaseUrl };
}
