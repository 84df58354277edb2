// A sample meeting that is kept in a database as it goes: commands are decided in memory and written in batches, as live meetings do it.

import type { AnyCommand } from '../domain/internal-commands.ts';
import type { Decision, MeetingState } from '../domain/state.ts';
import { newId } from '../ids.ts';
import { type Applied, applyDecisions } from '../store/apply-fact.ts';
import type { Database, Sql } from '../store/database.ts';
import { appendFacts, type FactEntry } from '../store/facts.ts';
import { loadMeeting } from '../store/load-meeting.ts';
import { createMeeting } from '../store/scheduling.ts';
import { SampleMeeting, sampleStart } from './sample-meeting.ts';

export const samplePortalId = '00000000-0000-7000-8000-000000000001';
export const sampleChamaId = '00000000-0000-7000-8000-000000000002';

/** Everybody's user id is made of their name, so that histories stay the same from run to run. */
export function userIdOfName(name: string): string {
  const hex = Buffer.from(name.toLowerCase()).toString('hex').padEnd(12, '0').slice(0, 12);
  return `00000000-0000-7000-8000-${hex}`;
}

/** The portal, its chama and these people: what a meeting's rows lean on. */
export async function addSamplePeople(sql: Sql, names: readonly string[]): Promise<void> {
  const at = sampleStart;
  await sql.rows(`insert into portals (id, slug, name, created_at, changed_at) values ($1, 'umoja', 'Umoja', $2, $2) on conflict do nothing`, [
    samplePortalId,
    at,
  ]);
  await sql.rows(
    `insert into chamas (id, portal_id, external_id, name, name_as_of, created_at) values ($1, $2, 'umoja', 'Umoja', $3, $3) on conflict do nothing`,
    [sampleChamaId, samplePortalId, at],
  );
  await sql.rows(
    `insert into users (id, portal_id, external_id, name, profile_as_of, created_at)
     select x.id, $1::uuid, lower(x.name), x.name, $2::timestamptz, $2::timestamptz from unnest($3::uuid[], $4::text[]) as x (id, name) on conflict do nothing`,
    [samplePortalId, at, names.map(userIdOfName), names],
  );
}

export class StoredMeeting extends SampleMeeting {
  #waiting: { before: MeetingState; decisions: Applied[]; entries: FactEntry[] } | null = null;

  override newId(): string {
    return newId();
  }

  override userIdOf(name: string): string {
    return userIdOfName(name);
  }

  override as(name: string | 'system', command: AnyCommand): Decision {
    const before = this.state;
    const decision = super.as(name, command);
    if (decision.facts.length === 0) return decision;
    this.#waiting ??= { before, decisions: [], entries: [] };
    this.#waiting.decisions.push({ ...decision, source: 'socket' });
    this.#waiting.entries.push({ version: this.state.version, facts: decision.facts, actorUserId: null, at: this.now });
    return decision;
  }

  async create(sql: Sql): Promise<void> {
    const { portalId, chamaUuid, core, people, invitesChama } = this.state;
    const participants = core.participants.map((participant) => {
      const person = people.get(participant.id);
      return { participant, userId: person?.userId ?? '', isOfficer: person?.isOfficer ?? false };
    });
    const hostUserId = this.userIdOf(core.meeting.host.name);
    await createMeeting(sql, { portalId, chamaUuid, createdBy: hostUserId, hostUserId, invitesChama, meeting: core.meeting, participants, at: this.now });
  }

  /** Writes what was decided since the last time, as one batch. */
  async store(sql: Sql): Promise<void> {
    if (!this.#waiting) return;
    const { before, decisions, entries } = this.#waiting;
    this.#waiting = null;
    await applyDecisions(sql, before, decisions);
    await appendFacts(sql, before.core.meeting.id, entries);
  }

  stored(database: Database): Promise<MeetingState | null> {
    return database.writer(samplePortalId, (sql) => loadMeeting(sql, this.state.core.meeting.id));
  }
}
