// The twelve lines of the testing checklist the product was ordered with, each as it reads, from the outside.

import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { newId } from '../ids.ts';
import { type RunningLiveKit, startLiveKit } from '../local-livekit/livekit-process.ts';
import type { Tx } from '../store/database.ts';
import { databaseKinds } from './databases.ts';
import { MovableClock } from './harness.ts';
import type { Person, Reply } from './people.ts';
import { meetingBody, RestWorld } from './rest-world.ts';

describe.each(databaseKinds)('the testing checklist, on %s', (kind) => {
  let livekit: RunningLiveKit | null = null;
  let world: RestWorld;
  let host: Person;
  let member: Person;
  const clock = new MovableClock();

  beforeAll(async () => {
    livekit = await startLiveKit();
    if (!livekit) throw new Error('no LiveKit server could be started');
    const { url, apiKey, apiSecret } = livekit;
    world = await RestWorld.start(kind, { clock, settings: { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } });
    host = world.people.host;
    member = world.people.member;
  });
  afterAll(async () => {
    await world?.stop();
    await livekit?.stop();
  });

  const codeOf = async (reply: Promise<Reply>) => [(await reply).status, (await reply).body.code];

  test('[ML1] Schedule meeting as admin', async () => {
    for (const officer of [world.people.officer, host, world.people.cohost]) {
      const { status, body } = await officer.request('POST', '/meetings', meetingBody());
      expect([status, body.status]).toEqual([201, 'scheduled']);
    }
  });

  test('[ML1] Non-admin cannot schedule meeting (403 error)', async () => {
    for (const other of [member, world.people.stranger]) expect(await codeOf(other.request('POST', '/meetings', meetingBody()))).toEqual([403, 'forbidden']);
  });

  test('Invite participants (only chama members)', async () => {
    const id = await world.schedule();
    expect((await host.request('POST', `/meetings/${id}/invite`, { memberIds: ['achieng'] })).body).toEqual({ invited: ['achieng'], alreadyInvited: [] });
    expect(await codeOf(host.request('POST', `/meetings/${id}/invite`, { memberIds: ['njoroge', 'mutua'] }))).toEqual([422, 'not-a-member']);
    const { body } = await host.request<{ items: { memberId: string }[] }>('GET', `/meetings/${id}/participants`);
    expect(body.items.map(({ memberId }) => memberId)).toEqual(['wanjiru', 'kamau', 'otieno', 'achieng']);
  });

  test('Join meeting (generates Livekit token)', async () => {
    const id = await world.schedule();
    const { status, body } = await host.request<{ participant: { id: string }; livekit: { token: string; roomName: string; url: string; expiresAt: string } }>(
      'POST',
      `/meetings/${id}/join`,
    );
    expect([status, body]).toMatchObject([200, { status: 'joined', livekit: { url: livekit?.url } }]);
    expect(body).not.toHaveProperty('mediaUnavailable');
    const token = decodeJwt<{ video: Record<string, unknown>; metadata: string }>(body.livekit.token);
    expect(token.sub).toBe(body.participant.id);
    expect(token.video).toMatchObject({ roomJoin: true, room: body.livekit.roomName, canPublish: true, canSubscribe: true, canPublishData: true });
    expect(body.livekit.roomName).toMatch(/^chama-[0-9a-f-]{36}-\d{13}$/);
    expect(JSON.parse(token.metadata)).toEqual({ userId: 'wanjiru', meetingId: id, chamaId: 'umoja', avatar: null });
    expect(Date.parse(body.livekit.expiresAt) - clock.now()).toBeLessThanOrEqual(15 * 60_000);
    expect(Date.parse(body.livekit.expiresAt)).toBeGreaterThan(clock.now());
  });

  test('[AT3] Leave meeting (duration calculated correctly)', async () => {
    const id = await world.open();
    clock.move(90);
    expect((await member.request<{ durationSeconds: number }>('POST', `/meetings/${id}/leave`)).body.durationSeconds).toSatisfy(
      (s: number) => s >= 90 && s <= 95,
    );
    clock.move(100);
    await member.request('POST', `/meetings/${id}/join`);
    clock.move(30);
    const { body } = await member.request<{ durationSeconds: number }>('POST', `/meetings/${id}/leave`);
    expect(body.durationSeconds).toSatisfy((s: number) => s >= 120 && s <= 130);
    const report = await host.request<{ rows: { memberId: string; durationSeconds: number; stays: unknown[] }[] }>('GET', `/meetings/${id}/attendance`);
    expect(report.body.rows.find((row) => row.memberId === 'otieno')).toMatchObject({ durationSeconds: body.durationSeconds, stays: [{}, {}] });
  });

  test('[AT1] Late arrival detection (joined_at > scheduled_start + 5min)', async () => {
    const id = await world.schedule();
    await host.request('POST', `/meetings/${id}/join`);
    clock.move(14 * 60 + 50);
    const inTime = await member.request('POST', `/meetings/${id}/join`);
    expect(inTime.body).toMatchObject({ participant: { isLate: false } });
    clock.move(20);
    const late = await world.people.cohost.request('POST', `/meetings/${id}/join`);
    expect(late.body).toMatchObject({ participant: { isLate: true } });
  });

  test('[CH1] [HD1] Send chat messages and hand raises', async () => {
    const id = await world.open();
    const said = await member.request('POST', `/meetings/${id}/chat`, { type: 'text', text: 'Habari zenu' });
    const hand = await member.request('POST', `/meetings/${id}/chat`, { type: 'hand_raise' });
    expect([said.status, hand.status]).toEqual([201, 201]);
    const { body } = await host.request<{ items: unknown[] }>('GET', `/meetings/${id}/chat`);
    expect(body.items).toEqual([hand.body, said.body]);
    const people = await host.request<{ items: { memberId: string }[] }>('GET', `/meetings/${id}/participants`);
    expect(people.body.items.find(({ memberId }) => memberId === 'otieno')).toMatchObject({
      messagesSent: 1,
      handsRaised: 1,
      handRaisedAt: expect.any(String),
    });
  });

  test('View attendance report (host/admin only)', async () => {
    const id = await world.open();
    for (const who of ['host', 'officer', 'cohost'] as const) expect((await world.people[who].request('GET', `/meetings/${id}/attendance`)).status).toBe(200);
    for (const who of ['member', 'stranger'] as const)
      expect(await codeOf(world.people[who].request('GET', `/meetings/${id}/attendance`))).toEqual([403, 'forbidden']);
  });

  test('[ML7] Cancel meeting (host only)', async () => {
    const id = await world.schedule();
    for (const who of ['cohost', 'officer', 'member'] as const)
      expect(await codeOf(world.people[who].request('POST', `/meetings/${id}/cancel`))).toEqual([403, 'forbidden']);
    expect((await host.request('POST', `/meetings/${id}/cancel`, { reason: 'Rain' })).body).toMatchObject({ status: 'cancelled' });
    expect(await codeOf(member.request('POST', `/meetings/${id}/join`))).toEqual([409, 'meeting-cancelled']);
  });

  test('Recording access control (public/private/role-based)', async () => {
    const id = await world.open();
    await host.request('POST', `/meetings/${id}/end`);
    const recordingId = newId();
    await world.restart((database) =>
      database.withActor({ role: 'chama_service', portalId: world.portal.id }, (tx) =>
        insertRecording(tx, { id: recordingId, meetingId: id, portalId: world.portal.id }),
      ),
    );
    const seenBy = async (): Promise<string[]> => {
      const who = ['host', 'cohost', 'officer', 'member', 'stranger'] as const;
      const lists = await Promise.all(who.map((name) => world.people[name].request<{ items: { id: string }[] }>('GET', `/meetings/${id}/recordings`)));
      return who.filter((_, index) => lists[index]?.body.items.some((recording) => recording.id === recordingId));
    };
    const access = (person: Person, body: unknown) => person.request('PUT', `/meetings/recordings/${recordingId}/access`, body);
    expect(await seenBy()).toEqual(['host']);
    expect(await codeOf(access(member, { access: 'public' }))).toEqual([404, 'not-found']);
    expect((await access(host, { access: 'role', roles: ['treasurer', 'secretary'] })).body).toMatchObject({
      access: 'role',
      roles: ['treasurer', 'secretary'],
    });
    expect(await seenBy()).toEqual(['host', 'cohost', 'stranger']);
    expect((await access(host, { access: 'public' })).body).toMatchObject({ access: 'public', roles: [] });
    expect(await seenBy()).toEqual(['host', 'cohost', 'officer', 'member', 'stranger']);
    expect(await codeOf(access(member, { access: 'private' }))).toEqual([403, 'forbidden']);
    await access(host, { access: 'private' });
    expect(await seenBy()).toEqual(['host']);
  });

  test("RLS policies (users see only their chama's meetings)", async () => {
    const id = await world.schedule();
    for (const who of ['neighbour', 'foreigner'] as const) {
      const person = world.people[who];
      expect(await codeOf(person.request('GET', `/meetings/${id}`))).toEqual([404, 'not-found']);
      const own = await person.request<{ items: unknown[] }>('GET', `/meetings/chama/${person.chamaId}`);
      expect([own.status, own.body.items]).toEqual([200, []]);
    }
  });

  test('Reminder auto-creation (3 reminders per meeting)', async () => {
    const start = systemClock.now() + 3 * 24 * 3_600_000;
    const id = await world.schedule({ scheduledStart: new Date(start).toISOString(), scheduledEnd: new Date(start + 3_600_000).toISOString() });
    let offsets: number[] = [];
    await world.restart(async (database) => {
      offsets = await database.withActor({ role: 'chama_service', portalId: world.portal.id }, async (tx) => {
        const rows = await tx.rows<{ offsetMinutes: number }>(
          `select distinct offset_minutes as "offsetMinutes" from meeting_reminders where meeting_id = $1`,
          [id],
        );
        return rows.map(({ offsetMinutes }) => offsetMinutes).toSorted((a, b) => b - a);
      });
    });
    expect(offsets).toEqual([1_440, 60, 5]);
  });
});

/** Nothing records yet: a row as the recorder will leave it. */
async function insertRecording(tx: Tx, { id, meetingId, portalId }: { id: string; meetingId: string; portalId: string }): Promise<void> {
  await tx.rows(
    `insert into meeting_recordings (id, portal_id, chama_id, meeting_id, kind, status, created_at)
     select $1, portal_id, chama_id, id, 'audio', 'ready', ended_at from meetings where id = $2 and portal_id = $3`,
    [id, meetingId, portalId],
  );
}
