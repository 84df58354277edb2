// Sockets that open and close, on their way to the meeting. What follows from them is decided in server/domain/presence.ts; whom LiveKit sees: media-reconciler.ts.
import type { ConnectionId, MeetingId, ParticipantId } from '../../protocol/ids.ts';
import { type Clock, instantOf } from '../clock.ts';
import { closeConnection, openConnection } from '../store/connections.ts';
import type { Sql } from '../store/database.ts';
import type { LiveMeetings } from './live-meetings.ts';

/** Whose sign of life it is. */
export interface Sighting {
  readonly portalId: string;
  readonly meetingId: MeetingId;
  readonly participantId: ParticipantId;
}

export interface SignsOfLifeTools {
  readonly live: LiveMeetings;
  readonly clock: Clock;
  readonly nodeId: string;
}

export class SignsOfLife {
  readonly #tools: SignsOfLifeTools;

  constructor(tools: SignsOfLifeTools) {
    this.#tools = tools;
  }

  /** A socket is open. It replaces the lease of a join by REST: from now on the socket tells. */
  async socketOpened(connectionId: ConnectionId, who: Sighting): Promise<void> {
    const { clock, nodeId } = this.#tools;
    await this.#settle(who, async (sql) => {
      await openConnection(sql, { id: connectionId, ...who, kind: 'socket', nodeId, at: instantOf(clock), expiresAt: null });
      await closeConnection(sql, who.participantId, instantOf(clock));
    });
  }

  async socketClosed(connectionId: ConnectionId, who: Sighting): Promise<void> {
    const seenAt = instantOf(this.#tools.clock);
    await this.#settle(who, (sql) => closeConnection(sql, connectionId, seenAt));
  }

  async #settle({ portalId, meetingId, participantId }: Sighting, alongside: (sql: Sql) => Promise<void>): Promise<void> {
    await this.#tools.live.run(
      meetingId,
      { kind: 'system', portalId },
      { type: 'presence:settle', participantIds: [participantId] },
      { source: 'system', alongside },
    );
  }
}
