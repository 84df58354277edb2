// A meeting in memory for tests of the rules: people by name, commands by name, time by hand. No server, no database.
import type { Fact } from '../../protocol/facts.ts';
import { defaultSettings, type MeetingInfo, type MeetingSettings, type Participant } from '../../protocol/meeting.ts';
import { decide } from '../domain/decide.ts';
import { advance, evolve } from '../domain/evolve.ts';
import type { AnyCommand } from '../domain/internal-commands.ts';
import { invitedFact, newParticipant } from '../domain/invitations.ts';
import type { Actor, Decision, MeetingState, Presence } from '../domain/state.ts';

export const sampleStart = '2026-11-22T15:00:00.000Z';
const portalId = '00000000-0000-7000-8000-000000000001';
const chamaUuid = '00000000-0000-7000-8000-000000000002';

interface SampleOptions {
  readonly members?: readonly string[];
  readonly officers?: readonly string[];
  readonly type?: MeetingInfo['type'];
  readonly settings?: Partial<MeetingSettings>;
}

/** Host "Wanjiru", officers and members by name; the clock stands at the scheduled start. */
export class SampleMeeting {
  state: MeetingState;
  now: string = sampleStart;
  /** Who has a socket; everybody, until a test says otherwise. */
  readonly offline = new Set<string>();
  lastSeenAt: string | null = null;
  estimated = false;
  private nextId = 100;

  constructor({ members = ['Otieno', 'Achieng'], officers = ['Kamau'], type = 'video', settings = {} }: SampleOptions = {}) {
    const meeting: MeetingInfo = {
      id: this.newId(),
      chamaId: 'umoja',
      title: 'November contributions',
      description: '',
      type,
      status: 'scheduled',
      scheduledStart: sampleStart,
      scheduledEnd: '2026-11-22T16:00:00.000Z',
      timezone: 'Africa/Nairobi',
      startedAt: null,
      endedAt: null,
      cancelReason: null,
      host: { memberId: 'wanjiru', name: 'Wanjiru' },
      settings: { ...defaultSettings, ...settings },
    };
    const empty: MeetingState = {
      portalId,
      chamaUuid,
      version: 1,
      core: { meeting, participants: [], lobby: [], hands: [], polls: [], messages: [] },
      people: new Map(),
      ballots: new Map(),
      secretTallies: new Map(),
      invitesChama: true,
    };
    const people = [
      { name: 'Wanjiru', role: 'host' as const },
      ...officers.map((name) => ({ name, role: 'cohost' as const })),
      ...members.map((name) => ({ name, role: 'member' as const })),
    ].map(({ name, role }) => {
      const invitee = { userId: this.userIdOf(name), memberId: name.toLowerCase(), name, picture: null, isOfficer: role !== 'member' };
      return { invitee, participant: newParticipant(this.newId(), invitee, role, type) };
    });
    this.state = evolve(empty, invitedFact(sampleStart, people));
  }

  newId(): string {
    this.nextId += 1;
    return `00000000-0000-7000-8000-${this.nextId.toString().padStart(12, '0')}`;
  }

  userIdOf(name: string): string {
    return `user-${name.toLowerCase()}`;
  }

  actor(name: string): Actor {
    const person = [...this.state.people.values()].find((p) => p.userId === this.userIdOf(name));
    return { kind: 'member', portalId, userId: this.userIdOf(name), memberId: name.toLowerCase(), isOfficer: person?.isOfficer ?? false };
  }

  participant(name: string): Participant {
    const found = this.state.core.participants.find((p) => p.name === name);
    if (!found) throw new Error(`nobody called ${name}`);
    return found;
  }

  id(name: string): string {
    return this.participant(name).id;
  }

  /** Moves the clock, in seconds. */
  later(seconds: number): this {
    this.now = new Date(Date.parse(this.now) + seconds * 1000).toISOString();
    return this;
  }

  /** Decides and advances; returns what was decided. */
  as(name: string | 'system', command: AnyCommand): Decision {
    const actor: Actor = name === 'system' ? { kind: 'system', portalId } : this.actor(name);
    const decision = decide(this.state, command, actor, { now: this.now, newId: () => this.newId(), presenceOf: (id) => this.presenceOf(id) });
    this.state = advance(this.state, decision);
    return decision;
  }

  /** The same, as the names of the facts. */
  factsOf(name: string, command: AnyCommand): Fact['type'][] {
    return this.as(name, command).facts.map((fact) => fact.type);
  }

  /** The code of the refusal. Fails where there is none. */
  refusalOf(name: string, command: AnyCommand): string {
    try {
      this.as(name, command);
    } catch (error) {
      if (error instanceof Error && 'code' in error) return String(error.code);
      throw error;
    }
    throw new Error(`${command.type} was not refused`);
  }

  /** Started, with these people in the room. */
  live(...inside: string[]): this {
    this.as('Wanjiru', { type: 'participant:join' });
    for (const name of inside) {
      this.as(name, { type: 'participant:join' });
      if (this.participant(name).status === 'pending_approval') this.as('Wanjiru', { type: 'lobby:admit', participantId: this.id(name) });
    }
    return this;
  }

  private presenceOf(id: string): Presence {
    const participant = this.state.core.participants.find((p) => p.id === id);
    const connected = !this.offline.has(participant?.name ?? '');
    return { connected, leased: false, lastSeenAt: connected ? null : this.lastSeenAt, estimated: !connected && this.estimated };
  }
}
