// From commits to frames: each channel of a meeting hears its share once, encoded once; whoever is outside hears theirs alone. Between nodes: cluster.ts.

import type { Fact } from '../../protocol/facts.ts';
import type { MeetingId, ParticipantId } from '../../protocol/ids.ts';
import type { Commit, Signal, Snapshot } from '../../protocol/socket.ts';
import { type Channel, channelOf } from '../../protocol/view.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Broadcaster, Committed } from '../deps.ts';
import { project } from '../domain/evolve.ts';
import type { MeetingState } from '../domain/state.ts';
import { visible, visibleTo } from '../domain/visible.ts';
import { Audience } from './audience.ts';
import type { Cluster } from './cluster.ts';
import { type Connection, type MeetingServer, rooms } from './connection.ts';
import { ReactionCounter } from './reactions.ts';

const channels: readonly Channel[] = ['hosts', 'participants', 'lobby'];

export class SocketBroadcaster implements Broadcaster {
  readonly #clock: Clock;
  readonly #audiences = new Map<MeetingId, Audience>();
  readonly #reactions = new ReactionCounter((meetingId, counts) => this.signal(meetingId, { type: 'reactions', counts }));
  #io: MeetingServer | null = null;
  #cluster: Cluster | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  attach(io: MeetingServer, cluster: Cluster | null): void {
    this.#io = io;
    this.#cluster = cluster;
  }

  stop(): void {
    this.#reactions.stop();
    for (const audience of this.#audiences.values()) audience.stop();
  }

  commit(committed: Committed): void {
    if (committed.origin === 'here') this.#cluster?.publish(committed);
    const audience = this.#audiences.get(committed.meetingId);
    // What a connection has not heard of yet cannot be late: it begins with a snapshot.
    if (!audience || committed.version <= audience.version) return;
    audience.add(committed);
    const moved = audience.concerned(committed.facts).filter((id) => isMoved(committed, id));
    const removed = committed.facts.flatMap((fact) => (fact.type === 'participant.removed' ? [fact.participantId] : []));
    if (moved.length === 0 && removed.length === 0) return;
    this.flush(committed.meetingId);
    for (const id of moved) this.#move(audience.connectionsOf(id), committed.after);
    for (const id of removed) {
      for (const connection of audience.connectionsOf(id)) connection.close('removed');
    }
  }

  reset(meetingId: MeetingId, state: MeetingState): void {
    const audience = this.#audiences.get(meetingId);
    if (!audience) return;
    audience.drop(state.version);
    for (const id of audience.people()) this.#move(audience.connectionsOf(id), state);
  }

  signal(meetingId: MeetingId, signal: Signal): void {
    if (!this.#io) return;
    // While Redis is away signals stay on this node: piled up, they would arrive when nobody remembers what for.
    const io = this.#cluster?.isConnected === false ? this.#io.local : this.#io;
    io.to([rooms.channel(meetingId, 'hosts'), rooms.channel(meetingId, 'participants')]).emit('meeting:signal', signal);
  }

  /** What concerns every meeting, to all who listen on this node. */
  tellAll(signal: Signal): void {
    for (const meetingId of this.#audiences.keys())
      this.#io?.local.to(channels.map((channel) => rooms.channel(meetingId, channel))).emit('meeting:signal', signal);
  }

  react(meetingId: MeetingId, reaction: string): void {
    this.#reactions.count(meetingId, reaction);
  }

  /** Lets a connection hear the meeting from `state` on; what it knows before that is the caller's to tell, right after. */
  join(connection: Connection, state: MeetingState): void {
    this.flush(connection.meetingId);
    const audience = this.#audiences.get(connection.meetingId) ?? new Audience(state.version, (frame) => this.#send(connection.meetingId, frame));
    this.#audiences.set(connection.meetingId, audience);
    audience.addConnection(connection);
    connection.listen(channelIn(state, connection.participantId));
  }

  leave(connection: Connection): void {
    const audience = this.#audiences.get(connection.meetingId);
    audience?.removeConnection(connection);
    if (audience?.isEmpty) {
      audience.stop();
      this.#audiences.delete(connection.meetingId);
    }
  }

  /** Sends what waits for the end of its frame. */
  flush(meetingId: MeetingId): void {
    this.#audiences.get(meetingId)?.flush();
  }

  connectionsOf(meetingId: MeetingId, participantId: ParticipantId): readonly Connection[] {
    return this.#audiences.get(meetingId)?.connectionsOf(participantId) ?? [];
  }

  #move(connections: readonly Connection[], state: MeetingState): void {
    for (const connection of connections) {
      const { participantId } = connection;
      if (!state.people.has(participantId)) continue;
      connection.listen(channelIn(state, participantId));
      const snapshot: Snapshot = { version: state.version, serverTime: instantOf(this.#clock), view: project(state, participantId) };
      connection.socket.emit('meeting:snapshot', snapshot);
    }
  }

  #send(meetingId: MeetingId, { from, version, facts }: Commit): void {
    const io = this.#io?.local;
    const audience = this.#audiences.get(meetingId);
    if (!io || !audience) return;
    for (const channel of ['hosts', 'participants'] as const) {
      if (audience.listens(channel)) io.to(rooms.channel(meetingId, channel)).emit('meeting:commit', { from, version, facts: visibleTo(channel, facts) });
    }
    if (!audience.listens('lobby')) return;
    const concerned = audience.concerned(facts);
    const crowd = io.to(rooms.channel(meetingId, 'lobby')).except(concerned.map(rooms.person));
    crowd.emit('meeting:commit', { from, version, facts: seenBy('', facts) });
    for (const id of concerned) {
      const own = { from, version, facts: seenBy(id, facts) };
      for (const connection of audience.connectionsOf(id)) {
        if (connection.channel === 'lobby') connection.socket.emit('meeting:commit', own);
      }
    }
  }
}

/** What somebody outside is told; nobody in particular by the empty id. */
function seenBy(participantId: ParticipantId, facts: readonly Fact[]): Fact[] {
  return facts.map((fact) => visible(fact, { participantId, channel: 'lobby' })).filter((fact) => fact !== null);
}

function channelIn({ core, people }: MeetingState, id: ParticipantId): Channel {
  const role = core.participants.find((p) => p.id === id)?.role ?? 'member';
  return channelOf({ role, standing: people.get(id)?.standing ?? 'gone' });
}

/** A commit cannot carry what opens up to somebody who moved: they start again from a snapshot. */
function isMoved({ before, after }: Committed, id: ParticipantId): boolean {
  return before.people.get(id)?.standing !== after.people.get(id)?.standing || channelIn(before, id) !== channelIn(after, id);
}
