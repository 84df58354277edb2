// Lists page by page, as people see them: meetings in their order, participants, chat to and fro. Also that cursors are not taken on trust.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MeetingStatus } from '../../protocol/meeting.ts';
import { databaseKinds, type FreshDatabase, freshDatabase } from '../test/databases.ts';
import { silentLog } from '../test/silent-log.ts';
import { addSampleChama, people } from '../test/stored-chama.ts';
import { StoredMeeting, sampleChamaId, samplePortalId, userIdOfName } from '../test/stored-meeting.ts';
import { listMessages } from './chat-history.ts';
import { type ActorContext, type Database, openDatabase, type Tx } from './database.ts';
import { findMeeting, listMeetings, listParticipants } from './meeting-list.ts';
import { changeRecordingAccess, findRecording, listRecordings } from './recordings.ts';

describe.each(databaseKinds)('on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;
  let meetingId: string;
  const ids: string[] = [];
  const as = <T>(who: ActorContext, work: (tx: Tx) => Promise<T>) => database.withActor(who, work);
  const page = (statuses: readonly MeetingStatus[], limit: number, cursor?: string) =>
    as(people.uninvited, (tx) => listMeetings(tx, sampleChamaId, userIdOfName('Baraka'), statuses, { limit, cursor }));

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    database = await openDatabase({ ...fresh, log: silentLog });
    meetingId = await addSampleChama(database);
    for (let i = 0; i < 5; i += 1) {
      const meeting = new StoredMeeting({ members: ['Otieno'] }).later(-48 * 3600);
      await database.writer(samplePortalId, async (sql) => {
        await meeting.create(sql);
        await sql.rows(
          `update meetings set scheduled_start = scheduled_start + $2 * interval '1 day', scheduled_end = scheduled_end + $2 * interval '1 day' where id = $1`,
          [meeting.state.core.meeting.id, Math.floor(i / 2) + 1],
        );
      });
      ids.push(meeting.state.core.meeting.id);
    }
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  test('a meeting shows its counts to every member of the chama, and the asker their own place', async () => {
    const found = await as(people.invited, (tx) => findMeeting(tx, meetingId, userIdOfName('Otieno')));
    expect(found).toMatchObject({
      counts: { invited: 5, joined: 5, present: 4 },
      me: { status: 'joined', role: 'member', rsvp: null },
      hostUserId: userIdOfName('Wanjiru'),
    });
    const seen = await as(people.uninvited, (tx) => findMeeting(tx, meetingId, userIdOfName('Baraka')));
    expect(seen).toEqual({ ...found, me: null });
    expect(await as(people.foreigner, (tx) => findMeeting(tx, meetingId, userIdOfName('Moyo')))).toBe(null);
  });

  test('meetings ahead come soonest first, all together latest first, page by page without a gap', async () => {
    const collect = async (statuses: readonly MeetingStatus[]) => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, nextCursor } = await page(statuses, 2, cursor);
        found.push(...items.map(({ meeting }) => meeting.id));
        cursor = nextCursor ?? undefined;
      } while (cursor !== undefined);
      return found;
    };
    expect(await collect(['scheduled'])).toEqual(ids);
    expect(await collect(['in_progress'])).toEqual([meetingId]);
    expect(await collect([])).toEqual([...ids].reverse().concat(meetingId));
    expect(await collect(['completed', 'cancelled'])).toEqual([]);
  });

  test('a cursor that is not ours is invalid, never an error of ours', async () => {
    const forged = [['x'], [1, 2], ['2026-11-22T12:00:00.000Z', "' or 1=1"], null, { a: 1 }].map((key) =>
      Buffer.from(JSON.stringify(key)).toString('base64url'),
    );
    for (const cursor of ['', '%', 'a'.repeat(9_000), ...forged]) {
      await expect(page([], 2, cursor)).rejects.toMatchObject({ code: 'invalid' });
    }
  });

  test('participants come in the order they were invited', async () => {
    const first = await as(people.invited, (tx) => listParticipants(tx, meetingId, { limit: 3 }));
    const rest = await as(people.invited, (tx) => listParticipants(tx, meetingId, { limit: 3, cursor: first.nextCursor ?? undefined }));
    expect([...first.items, ...rest.items].map((p) => p.name)).toEqual(['Wanjiru', 'Kamau', 'Otieno', 'Njeri', 'Fatuma']);
    expect(rest.nextCursor).toBe(null);
  });

  test('chat reads newest first, and to either side of a line', async () => {
    const all = await as(people.invited, (tx) => listMessages(tx, meetingId, { limit: 10 }));
    expect(all.items.map((message) => message.type)).toEqual(['hand_raise', 'text']);
    const [hand, text] = all.items;
    const ask = (request: { before?: string; after?: string }) => as(people.invited, (tx) => listMessages(tx, meetingId, { limit: 10, ...request }));
    expect((await ask({ before: hand?.id ?? '' })).items).toEqual([text]);
    expect((await ask({ after: text?.id ?? '' })).items).toEqual([hand]);
    expect((await ask({ before: text?.id ?? '' })).items).toEqual([]);
    await expect(ask({ before: meetingId })).rejects.toMatchObject({ code: 'invalid' });
    const first = await as(people.invited, (tx) => listMessages(tx, meetingId, { limit: 1 }));
    const second = await as(people.invited, (tx) => listMessages(tx, meetingId, { limit: 1, cursor: first.nextCursor ?? undefined }));
    expect([...first.items, ...second.items, second.nextCursor]).toEqual([hand, text, null]);
  });

  test('recordings are listed by access, and only the host changes it', async () => {
    const list = (who: ActorContext) => as(who, (tx) => listRecordings(tx, meetingId, { limit: 10 }));
    expect((await list(people.host)).items.map((recording) => recording.access).sort()).toEqual(['private', 'public', 'role']);
    expect((await list(people.treasurer)).items.map((recording) => recording.access).sort()).toEqual(['public', 'role']);
    const secret = (await list(people.host)).items.find((recording) => recording.access === 'private')?.id ?? '';
    expect(await as(people.treasurer, (tx) => findRecording(tx, secret))).toBe(null);
    expect(await as(people.treasurer, (tx) => changeRecordingAccess(tx, secret, 'public', []))).toBe(null);
    expect(await as(people.host, (tx) => changeRecordingAccess(tx, secret, 'role', ['treasurer', 'member']))).toMatchObject({
      access: 'role',
      roles: ['treasurer', 'member'],
    });
    expect(await as(people.treasurer, (tx) => findRecording(tx, secret))).toMatchObject({ id: secret, hostUserId: userIdOfName('Wanjiru'), canDownload: true });
  });
});
