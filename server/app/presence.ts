// Signs of life on their way to the meeting: sockets that open and close, people LiveKit sees. What follows from them is decided in server/domain/presence.ts.
import type { ConnectionId, MeetingId, ParticipantId } from '../../protocol/ids.ts';
import { type Clock, instantOf } from '../clock.ts';
import { closeConnection, openConnection } from '../store/connections.ts';
import type { Sql } from '../store/database.ts';
import type { LiveMeetings } from './live-meetings.ts';
import { restLeaseMs } from './presence-times.ts';

/** Whose sign of life it is. */
export interface Sighting {
  readonly portalId: string;
  readonly meetingId: MeetingId;
  readonly participantId: ParticipantId;
}

export interface PresenceTools {
  readonly live: LiveMeetings;
  readonly clock: Clock;
  readonly nodeId: string;
}

export class Presence {
  readonly #tools: PresenceTools;

  constructor(tools: PresenceTools) {
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

  /** LiveKit has the person in its room, by a webhook or by its list: one lease a person, renewed each time. `connectionId` is a UUID of the caller's for it. */
  async seenInMedia(connectionId: ConnectionId, who: Sighting): Promise<void> {
    const { clock, nodeId } = this.#tools;
    const expiresAt = new Date(clock.now() + restLeaseMs).toISOString();
    await this.#settle(who, (sql) => openConnection(sql, { id: connectionId, ...who, kind: 'livekit', nodeId, at: instantOf(clock), expiresAt }));
  }

  async goneFromMedia(connectionId: ConnectionId, who: Sighting): Promise<void> {
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
