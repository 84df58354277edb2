// One socket of one participant: who it is, where it listens, and how it is told to go. What it asks for: command-pipeline.ts.
import type { Server, Socket } from 'socket.io';
import type { ConnectionId, MeetingId, ParticipantId } from '../../protocol/ids.ts';
import { type ClientToServer, type CloseCode, comeBackCodes, type ServerToClient } from '../../protocol/socket.ts';
import type { Channel } from '../../protocol/view.ts';
import type { Actor } from '../domain/state.ts';

/** A member whose token was checked, with the way back to that token's end. */
export interface SocketMember {
  readonly portalId: string;
  readonly userId: string;
  readonly tokenExpiresAt: number;
  readonly chamaUuid: string;
  readonly actor: Extract<Actor, { kind: 'member' }>;
}

export interface SocketData {
  member: SocketMember;
  meetingId: MeetingId;
  participantId: ParticipantId;
  since: number | undefined;
  takeOver: boolean;
}

/** What nodes tell each other directly. */
interface NodeToNode {
  /** The member goes on on another node. */
  'participant:elsewhere': (meetingId: MeetingId, participantId: ParticipantId) => void;
}

export type MeetingServer = Server<ClientToServer, ServerToClient, NodeToNode, SocketData>;
export type MeetingSocket = Socket<ClientToServer, ServerToClient, NodeToNode, SocketData>;

/** Socket.IO rooms: one a channel of a meeting, one a person. Ids are unguessable and clients cannot name rooms. */
export const rooms = {
  channel: (meetingId: MeetingId, channel: Channel): string => `${channel}:${meetingId}`,
  person: (participantId: ParticipantId): string => `person:${participantId}`,
};

export class Connection {
  readonly id: ConnectionId;
  readonly socket: MeetingSocket;
  readonly member: SocketMember;
  readonly meetingId: MeetingId;
  readonly participantId: ParticipantId;
  readonly openedAt: number;
  /** Null until it hears the meeting. */
  channel: Channel | null = null;
  /** Since when more is waiting to be sent than a client may leave unread. */
  slowSince: number | null = null;
  #isClosing = false;

  constructor(id: ConnectionId, socket: MeetingSocket, openedAt: number) {
    this.id = id;
    this.openedAt = openedAt;
    this.socket = socket;
    ({ member: this.member, meetingId: this.meetingId, participantId: this.participantId } = socket.data);
  }

  get isOpen(): boolean {
    return this.socket.connected && !this.#isClosing;
  }

  listen(channel: Channel): void {
    if (this.channel === channel) return;
    if (this.channel) void this.socket.leave(rooms.channel(this.meetingId, this.channel));
    void this.socket.join([rooms.channel(this.meetingId, channel), rooms.person(this.participantId)]);
    this.channel = channel;
  }

  /** Says why, then hangs up: on the transport, which makes the client come back by itself, or for good. */
  close(code: CloseCode): void {
    if (!this.isOpen) return;
    this.#isClosing = true;
    this.socket.emit('connection:closed', { code });
    if (code === 'too-slow') this.socket.conn.close(true);
    else if (comeBackCodes.has(code)) this.socket.conn.close();
    else this.socket.disconnect(true);
  }
}
