// Who may listen to a meeting: its participants, while they are active members of its chama. What they hear and may do is the domain's.
import { isUuid, type MeetingId, type ParticipantId } from '../../protocol/ids.ts';
import { Failure } from '../domain/failure.ts';
import type { MeetingState } from '../domain/state.ts';
import type { Database } from '../store/database.ts';
import { activeAmong, type MemberPair } from '../store/membership-check.ts';
import type { MemberIdentity } from './authentication.ts';
import type { LiveMeetings } from './live-meetings.ts';

export interface Admission {
  readonly participantId: ParticipantId;
  readonly chamaUuid: string;
  readonly isOfficer: boolean;
}

export class MeetingDoor {
  readonly #db: Database;
  readonly #live: LiveMeetings;

  constructor(db: Database, live: LiveMeetings) {
    this.#db = db;
    this.#live = live;
  }

  /** Throws Failure('not-found') alike for a meeting that is not there, of another tenant, or none of theirs. */
  async admit(identity: MemberIdentity, meetingId: MeetingId): Promise<Admission> {
    if (!isUuid(meetingId)) throw new Failure('not-found');
    const found = await this.#findPlace(identity, meetingId.toLowerCase());
    if (!found) throw new Failure('not-found');
    const active = await this.stillMembers([{ chamaUuid: found.chamaUuid, userId: identity.userId }]);
    if (active.size === 0) throw new Failure('not-found');
    return found;
  }

  /** Those who are active members now, by `memberPairKey`. */
  stillMembers(pairs: readonly MemberPair[]): Promise<Set<string>> {
    return this.#db.writer('*', (sql) => activeAmong(sql, pairs));
  }

  async #findPlace(identity: MemberIdentity, meetingId: MeetingId): Promise<Admission | null> {
    const state = await this.#live.read(meetingId);
    if (state.portalId !== identity.portalId) return null;
    // Somebody invited on another node a moment ago is not in our memory yet.
    return placeIn(state, identity.userId) ?? placeIn(await this.#live.readFresh(meetingId), identity.userId);
  }
}

function placeIn(state: MeetingState, userId: string): Admission | null {
  for (const [participantId, person] of state.people) {
    if (person.userId === userId) return { participantId, chamaUuid: state.chamaUuid, isOfficer: person.isOfficer };
  }
  return null;
}
