// Rows of every table for tests of who may touch which: a chama with one full meeting, and people who stand to it in every way.

import { newId } from '../ids.ts';
import { saveAnswers } from '../store/answers.ts';
import { openConnection, touchNode } from '../store/connections.ts';
import type { ActorContext, Database, Sql } from '../store/database.ts';
import { takeEvent } from '../store/livekit-inbox.ts';
import { addPortal } from '../store/portals.ts';
import { sampleStart } from './sample-meeting.ts';
import { addSamplePeople, StoredMeeting, sampleChamaId, samplePortalId, userIdOfName } from './stored-meeting.ts';

export const otherPortalId = '00000000-0000-7000-8000-0000000000a1';
const otherChamaId = '00000000-0000-7000-8000-0000000000a2';
const secondChamaId = '00000000-0000-7000-8000-0000000000b2';

const roles = { Wanjiru: 'chairperson', Kamau: 'secretary', Otieno: 'member', Njeri: 'treasurer', Baraka: 'member', Fatuma: 'member' };
const everyPortal = { role: 'chama_service', portalId: '*' } as const;

const person = (name: string, portalId = samplePortalId): ActorContext => ({ role: 'chama_member', portalId, userId: userIdOfName(name) });

/** How people stand to the meeting. */
export const people = {
  host: person('Wanjiru'),
  officer: person('Kamau'),
  invited: person('Otieno'),
  treasurer: person('Njeri'),
  uninvited: person('Baraka'),
  /** Was invited, and has left the chama since. */
  former: person('Fatuma'),
  /** Leads another chama of the same portal. */
  neighbour: person('Zawadi'),
  /** Leads a chama of another portal. */
  foreigner: person('Moyo', otherPortalId),
  /** Holds the host's id under another portal's name. */
  impostor: person('Wanjiru', otherPortalId),
} as const;

/** Returns the meeting's id. */
export async function addSampleChama(database: Database): Promise<string> {
  await database.withActor(everyPortal, async (tx) => {
    const secrets = (slug: string) => ({ jwtSecret: `jwt of ${slug}`, webhookSecret: `webhook of ${slug}`, apiKeyHash: `hash of ${slug}` });
    for (const [id, slug] of [
      [samplePortalId, 'umoja'],
      [otherPortalId, 'other'],
    ] as const) {
      await addPortal(tx, { id, slug, name: slug, origins: [`https://${slug}.example`], jwksUrl: null, ...secrets(slug) }, sampleStart);
    }
  });
  await database.writer('*', (sql) => addPeople(sql));
  const meeting = fullMeeting();
  await database.writer(samplePortalId, (sql) => meeting.create(sql));
  meeting.later(48 * 3600).live('Kamau', 'Otieno', 'Njeri', 'Fatuma');
  talk(meeting);
  await database.writer(samplePortalId, (sql) => meeting.store(sql));
  await database.writer('*', (sql) => addRecords(sql, meeting));
  return meeting.state.core.meeting.id;
}

async function addPeople(sql: Sql): Promise<void> {
  await addSamplePeople(sql, Object.keys(roles));
  await sql.rows(`update chamas set name = 'Umoja'`);
  for (const [id, portalId] of [
    [secondChamaId, samplePortalId],
    [otherChamaId, otherPortalId],
  ] as const) {
    await sql.rows('insert into chamas (id, portal_id, external_id, name, name_as_of, created_at) values ($1, $2, $3, $3, $4, $4)', [
      id,
      portalId,
      `chama ${id}`,
      sampleStart,
    ]);
  }
  for (const [name, portalId] of [
    ['Zawadi', samplePortalId],
    ['Moyo', otherPortalId],
  ] as const) {
    await sql.rows('insert into users (id, portal_id, external_id, name, profile_as_of, created_at) values ($1, $2, $3, $3, $4, $4)', [
      userIdOfName(name),
      portalId,
      name,
      sampleStart,
    ]);
  }
  const places = Object.entries(roles).map(([name, role]) => [sampleChamaId, name, samplePortalId, role, name !== 'Fatuma'] as const);
  for (const [chamaId, name, portalId, role, isActive] of [
    ...places,
    [secondChamaId, 'Zawadi', samplePortalId, 'admin', true] as const,
    [otherChamaId, 'Moyo', otherPortalId, 'admin', true] as const,
  ]) {
    await sql.rows('insert into chama_members (chama_id, user_id, portal_id, role, is_active, role_as_of, joined_at) values ($1, $2, $3, $4, $5, $6, $6)', [
      chamaId,
      userIdOfName(name),
      portalId,
      role,
      isActive,
      sampleStart,
    ]);
  }
}

function fullMeeting(): StoredMeeting {
  const meeting = new StoredMeeting({ members: ['Otieno', 'Njeri', 'Fatuma'], officers: ['Kamau'] });
  meeting.later(-48 * 3600);
  return meeting;
}

function talk(m: StoredMeeting): void {
  m.as('Otieno', { type: 'chat:send', text: 'Habari' });
  m.as('Otieno', { type: 'hand:raise' });
  for (const secret of [true, false, false]) m.as('Wanjiru', { type: 'poll:create', question: 'Lend?', options: ['Yes', 'No'], secret });
  for (const poll of m.state.core.polls.slice(0, 2)) {
    m.as('Wanjiru', { type: 'poll:open', pollId: poll.id });
    m.as('Otieno', { type: 'ballot:cast', pollId: poll.id, optionIds: [poll.options[0]?.id ?? ''] });
  }
  m.as('Fatuma', { type: 'participant:leave' });
}

async function addRecords(sql: Sql, m: StoredMeeting): Promise<void> {
  const meetingId = m.state.core.meeting.id;
  for (const [access, allowed] of [
    ['public', []],
    ['role', ['treasurer']],
    ['private', []],
  ] as const) {
    await sql.rows(
      `insert into meeting_recordings (id, portal_id, chama_id, meeting_id, kind, status, access, allowed_roles, created_at)
       values ($1, $2, $3, $4, 'audio', 'ready', $5, $6::text[], $7)`,
      [newId(), samplePortalId, sampleChamaId, meetingId, access, allowed, sampleStart],
    );
  }
  await touchNode(sql, 'node', sampleStart);
  const where = { portalId: samplePortalId, meetingId, participantId: m.id('Otieno'), nodeId: 'node', at: sampleStart };
  await openConnection(sql, { id: newId(), ...where, kind: 'socket', expiresAt: null });
  await saveAnswers(sql, samplePortalId, [{ personId: userIdOfName('Otieno'), key: 'k', fingerprint: 'f', answer: { ok: true }, version: 1 }], sampleStart);
  await takeEvent(sql, { id: 'e', event: 'room_started', roomName: null, identity: null, createdAt: sampleStart, receivedAt: sampleStart, payload: {} });
}
