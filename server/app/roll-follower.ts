// Brings changes of a chama's roll to its meetings: who arrives is invited to what invites the chama, who changed is renamed everywhere.
import type { MeetingId } from '../../protocol/ids.ts';
import type { Log } from '../deps.ts';
import { Failure } from '../domain/failure.ts';
import type { AnyCommand, Invitee } from '../domain/internal-commands.ts';
import type { Actor } from '../domain/state.ts';
import type { Database } from '../store/database.ts';
import { activeMembers, type Member } from '../store/directory.ts';
import type { RollChanges } from '../store/roll-changes.ts';
import { meetingsInvitingChama, openMeetingsOf } from '../store/scheduling.ts';
import { meetingsLackingMembers } from '../store/uninvited.ts';
import type { LiveMeetings } from './live-meetings.ts';

export interface RollFollowerTools {
  readonly database: Database;
  readonly live: Pick<LiveMeetings, 'run'>;
  readonly log: Log;
}

const meetingsPerSweep = 100;

export class RollFollower {
  readonly #tools: RollFollowerTools;

  constructor(tools: RollFollowerTools) {
    this.#tools = tools;
  }

  async follow(portalId: string, changes: readonly RollChanges[]): Promise<void> {
    for (const { chamaId, arrived, changed } of changes) {
      if (arrived.length > 0) await this.#invite(portalId, chamaId, arrived);
      for (const member of changed) await this.#refresh(portalId, chamaId, member);
    }
  }

  /** Takes up what was left undone when a process died, or the database went away, between the roll and its meetings. */
  async sweep(): Promise<void> {
    const { database } = this.#tools;
    const left = await database.withActor({ role: 'chama_service', portalId: '*' }, (tx) => meetingsLackingMembers(tx, meetingsPerSweep));
    for (const { meetingId, portalId, chamaUuid } of left) {
      const members = await database.withActor({ role: 'chama_service', portalId }, (tx) => activeMembers(tx, chamaUuid));
      await this.#run(portalId, meetingId, { type: 'participant:invite', invitees: members.map(inviteeOf) });
    }
  }

  async #invite(portalId: string, chamaId: string, members: readonly Member[]): Promise<void> {
    const meetings = await this.#tools.database.withActor({ role: 'chama_service', portalId }, (tx) => meetingsInvitingChama(tx, chamaId));
    const invitees = members.map(inviteeOf);
    for (const meetingId of meetings) await this.#run(portalId, meetingId, { type: 'participant:invite', invitees });
  }

  async #refresh(portalId: string, chamaId: string, { userId, name, picture, isOfficer }: Member): Promise<void> {
    const meetings = await this.#tools.database.withActor({ role: 'chama_service', portalId }, (tx) => openMeetingsOf(tx, userId, chamaId));
    for (const meetingId of meetings) await this.#run(portalId, meetingId, { type: 'participant:refresh', userId, name, picture, isOfficer });
  }

  /** A meeting that ended meanwhile needs no news. */
  async #run(portalId: string, meetingId: MeetingId, command: AnyCommand): Promise<void> {
    const system: Actor = { kind: 'system', portalId };
    try {
      await this.#tools.live.run(meetingId, system, command);
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'unavailable') throw error;
      this.#tools.log.debug({ meetingId, code: error.code }, 'a meeting did not take news of the roll');
    }
  }
}

export function inviteeOf({ userId, memberId, name, picture, isOfficer }: Member): Invitee {
  return { userId, memberId, name, picture, isOfficer };
}
