// Ends meetings that everybody left and nobody ended, so that none stays live for ever. When it looks: sweeper.ts.
import type { Clock } from '../clock.ts';
import type { Log } from '../deps.ts';
import { Failure } from '../domain/failure.ts';
import { type AbandonedMeeting, abandonedMeetings } from '../store/abandoned.ts';
import type { Database } from '../store/database.ts';
import type { LiveMeetings } from './live-meetings.ts';

export interface AbandonedMeetingsTools {
  readonly db: Database;
  readonly live: LiveMeetings;
  readonly clock: Clock;
  readonly log: Log;
}

/** A pause is no end: this long the room must have been empty. */
const emptyMs = 30 * 60_000;
/** Meetings run late: this long after the scheduled end nobody is expected back. */
const overdueMs = 60 * 60_000;
/** Ended in one round; the next round takes more. */
const meetingsPerRound = 100;

export async function endAbandonedMeetings({ db, live, clock, log }: AbandonedMeetingsTools): Promise<void> {
  const ago = (ms: number): string => new Date(clock.now() - ms).toISOString();
  const rule = { emptySince: ago(emptyMs), endedBefore: ago(overdueMs), limit: meetingsPerRound };
  const end = async ({ meetingId, portalId }: AbandonedMeeting): Promise<void> => {
    try {
      await live.run(meetingId, { kind: 'system', portalId }, { type: 'meeting:end' }, { source: 'system' });
      log.info({ meetingId }, 'a meeting that everybody had left was ended');
    } catch (error) {
      // Another node, or its host, was quicker.
      if (error instanceof Failure && error.code === 'meeting-ended') return;
      log.warn({ err: error, meetingId }, 'a meeting that everybody had left could not be ended; the next round tries again');
    }
  };
  await Promise.all((await db.writer('*', (sql) => abandonedMeetings(sql, rule))).map(end));
}
