// The database's own arithmetic against the domain's: durations, lateness, reminders. The functions are migrations/…-functions.ts.
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isLate, staySeconds } from '../domain/attendance.ts';
import { newId } from '../ids.ts';
import { databaseKinds, type FreshDatabase, freshDatabase } from '../test/databases.ts';
import { sampleStart } from '../test/sample-meeting.ts';
import { silentLog } from '../test/silent-log.ts';
import { addSamplePeople, StoredMeeting, samplePortalId } from '../test/stored-meeting.ts';
import { attendanceOf } from './attendance-report.ts';
import { type Database, openDatabase } from './database.ts';

const instant = (offsetMs: number) => new Date(Date.parse(sampleStart) + offsetMs).toISOString();

describe.each(databaseKinds)('on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;
  let meeting: StoredMeeting;
  const meetingId = () => meeting.state.core.meeting.id;
  const ask = <R extends object>(text: string, params: readonly unknown[] = []) => database.writer(samplePortalId, (sql) => sql.rows<R>(text, params));

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    database = await openDatabase({ ...fresh, log: silentLog });
    await database.writer(samplePortalId, (sql) => addSamplePeople(sql, ['Wanjiru', 'Kamau', 'Otieno', 'Achieng']));
  }, 60_000);
  beforeEach(async () => {
    meeting = new StoredMeeting().later(-48 * 3600);
    await database.writer(samplePortalId, (sql) => meeting.create(sql));
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  test('[AT1] check_participant_late agrees with the domain to the millisecond', async () => {
    const offsets = [-60_000, -1, 0, 1, 299_999, 300_000, 300_001, 600_000];
    const rows = await ask<{ at: string; late: boolean }>('select at, check_participant_late($1, at) as late from unnest($2::timestamptz[]) as at', [
      meetingId(),
      offsets.map(instant),
    ]);
    expect(rows).toEqual(offsets.map((offset) => ({ at: instant(offset), late: isLate(meeting.state.core.meeting, instant(offset)) })));
  });

  test('[AT3] the trigger on a leave sums whole seconds of stays as the domain does', async () => {
    const participantId = meeting.id('Otieno');
    let position = 0;
    let total = 0;
    const visit = (type: 'join' | 'leave', at: string) => {
      position += 1;
      return ask(
        `insert into meeting_attendance_log (id, portal_id, chama_id, meeting_id, participant_id, event_type, occurred_at, position, source)
         select $1, portal_id, chama_id, id, $3, $4, $5, $6, 'system' from meetings where id = $2`,
        [newId(), meetingId(), participantId, type, at, position],
      );
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000_000), fc.integer({ min: -5_000, max: 5_000_000 }), async (from, length) => {
        await visit('join', instant(from));
        await visit('leave', instant(from + length));
        total += staySeconds(instant(from), instant(from + length));
        expect(await ask('select duration_seconds from meeting_participants where id = $1', [participantId])).toEqual([{ duration_seconds: total }]);
      }),
      { numRuns: 30, seed: 20261122 },
    );
  });

  test('the attendance report pairs joins with the leaves after them', async () => {
    meeting
      .later(48 * 3600)
      .live('Otieno')
      .later(61)
      .as('Otieno', { type: 'participant:leave' });
    meeting.later(600).as('Otieno', { type: 'participant:join' });
    await database.writer(samplePortalId, (sql) => meeting.store(sql));
    const rows = await database.writer(samplePortalId, (sql) => attendanceOf(sql, meetingId()));
    expect(rows.find((row) => row.name === 'Otieno')).toMatchObject({
      firstJoinedAt: sampleStart,
      durationSeconds: 61,
      isLate: false,
      stays: [
        { joinedAt: sampleStart, leftAt: instant(61_000), source: 'socket', estimated: false },
        { joinedAt: instant(661_000), leftAt: null, source: 'socket', estimated: false },
      ],
    });
    expect(rows.find((row) => row.name === 'Achieng')).toMatchObject({ firstJoinedAt: null, stays: [] });
  });

  test('a new meeting gets three reminders: a day, an hour and five minutes before', async () => {
    const rows = await ask('select offset_minutes, due_at, status from meeting_reminders where meeting_id = $1 order by due_at', [meetingId()]);
    expect(rows).toEqual([1440, 60, 5].map((minutes) => ({ offset_minutes: minutes, due_at: instant(-minutes * 60_000), status: 'pending' })));
  });

  test('only reminders that are still ahead are made', async () => {
    const soon = new StoredMeeting().later(-30 * 60);
    await database.writer(samplePortalId, (sql) => soon.create(sql));
    expect(await ask('select offset_minutes from meeting_reminders where meeting_id = $1', [soon.state.core.meeting.id])).toEqual([{ offset_minutes: 5 }]);
  });

  test('a meeting that moves or is cancelled takes its reminders along', async () => {
    const pending = () =>
      ask<{ due_at: string }>(`select due_at from meeting_reminders where meeting_id = $1 and status = 'pending' order by due_at`, [meetingId()]);
    const moved = new Date(Date.parse(sampleStart) + 20 * 365 * 24 * 3_600_000).toISOString();
    const end = new Date(Date.parse(moved) + 3_600_000).toISOString();
    meeting.as('Wanjiru', { type: 'meeting:edit', changes: { scheduledStart: moved, scheduledEnd: end } });
    await database.writer(samplePortalId, (sql) => meeting.store(sql));
    expect((await pending()).map((row) => Date.parse(moved) - Date.parse(row.due_at))).toEqual([1440, 60, 5].map((minutes) => minutes * 60_000));
    meeting.as('Wanjiru', { type: 'meeting:cancel', reason: null });
    await database.writer(samplePortalId, (sql) => meeting.store(sql));
    expect(await pending()).toEqual([]);
  });
});
