// What a meeting's facts ask of the outside, and how each effect is carried out. Where effects wait and how they are retried: server/jobs.
import type { Fact } from '../../protocol/facts.ts';
import type { Effect, Media } from '../deps.ts';
import { roomNameOf } from '../domain/media-room.ts';
import type { MeetingState } from '../domain/state.ts';
import type { Database, Sql } from '../store/database.ts';
import { roomRecord } from '../store/media-rooms.ts';

/** Puts effects in the queue inside the caller's transaction: they are carried out after its commit, and only then. */
export type EnqueueEffects = (sql: Sql, effects: readonly Effect[]) => Promise<void>;

/** The effects of one command's facts; `after` is the meeting once they are folded in. */
export function effectsOf(facts: readonly Fact[], after: MeetingState): Effect[] {
  const roomName = roomNameOf(after);
  return roomName === null ? [] : facts.flatMap((fact) => effectOf(fact, after, roomName) ?? []);
}

function effectOf(fact: Fact, { portalId, core }: MeetingState, roomName: string): Effect | null {
  switch (fact.type) {
    case 'meeting.started':
      return { type: 'media.open', portalId, meetingId: core.meeting.id, roomName };
    case 'meeting.ended':
      return { type: 'media.close', roomName };
    case 'participant.removed':
      return { type: 'media.remove', roomName, participantId: fact.participantId };
    // Whoever is denied without a block may knock and be let in again, so a late retry must not throw them out: the reconciler sees to them.
    case 'lobby.denied':
      return fact.block ? { type: 'media.remove', roomName, participantId: fact.participantId } : null;
    default:
      return null;
  }
}

export interface EffectTools {
  readonly media: Media;
  readonly database: Database;
}

/** Carries out one effect. Doing it twice, or late, does no harm. */
export async function performEffect(effect: Effect, { media, database }: EffectTools): Promise<void> {
  switch (effect.type) {
    case 'media.open': {
      // A retry may come after the end; a room made then would stand empty for hours.
      const record = await database.writer(effect.portalId, (sql) => roomRecord(sql, effect.roomName));
      if (record?.isLive) await media.createRoom(effect.roomName, effect.meetingId);
      return;
    }
    case 'media.close':
      return media.deleteRoom(effect.roomName);
    case 'media.remove':
      return media.removeParticipant(effect.roomName, effect.participantId);
  }
}
