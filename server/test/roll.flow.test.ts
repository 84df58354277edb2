// The roll and its meetings: who comes is invited, who changes is renamed, and what a crash left undone is made good at the next start.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChamaRole } from '../../protocol/meeting.ts';
import { instantOf, systemClock } from '../clock.ts';
import { upsertRoll } from '../store/roll.ts';
import { databaseKinds } from './databases.ts';
import { eventually } from './eventually.ts';
import { RestWorld } from './rest-world.ts';

describe.each(databaseKinds)('the roll, on %s', (kind) => {
  let world: RestWorld;

  beforeAll(async () => {
    world = await RestWorld.start(kind);
  });
  afterAll(() => world?.stop());

  type Entry = { id: string; name: string; role: ChamaRole; active: boolean };
  const roll = (...changes: Entry[]): Entry[] => {
    const people = Object.values(world.people).filter((person) => person.chamaId === 'umoja');
    const known = people.map(({ memberId: id, name, role }) => ({ id, name, role, active: true }));
    return [...known.filter(({ id }) => !changes.some((change) => change.id === id)), ...changes];
  };
  const push = async (...changes: Entry[]) => {
    const reply = await world.asPortal('PUT', '/directory/chamas/umoja', { name: 'umoja', members: roll(...changes) });
    expect(reply.status).toBe(200);
    return reply.body;
  };
  const invited = async (id: string) =>
    (await world.people.host.request<{ items: { memberId: string; name: string; role: string }[] }>('GET', `/meetings/${id}/participants`)).body.items;

  test('a roll is pushed whole, again and again, and says how many it holds', async () => {
    expect(await push()).toEqual({ members: 5 });
    expect(await push()).toEqual({ members: 5 });
    const twice = await world.asPortal('PUT', '/directory/chamas/umoja', { name: 'umoja', members: [...roll(), ...roll().slice(0, 1)] });
    expect([twice.status, twice.body.code, twice.body.errors]).toMatchObject([422, 'invalid', [{ path: 'members.5.id' }]]);
  });

  test('[IN4] who comes later is invited to what invites the chama; a new name and role show at once', async () => {
    const open = await world.schedule({ invite: 'chama' });
    const closed = await world.schedule();
    await push({ id: 'baraka', name: 'Baraka', role: 'member', active: true });
    expect((await invited(open)).find(({ memberId }) => memberId === 'baraka')).toMatchObject({ name: 'Baraka', role: 'member' });
    expect((await invited(closed)).map(({ memberId }) => memberId)).not.toContain('baraka');
    await push({ id: 'baraka', name: 'Baraka Otieno', role: 'secretary', active: true });
    expect((await invited(open)).find(({ memberId }) => memberId === 'baraka')).toMatchObject({ name: 'Baraka Otieno', role: 'cohost' });
  });

  test('who is no longer active sees nothing of the chama any more', async () => {
    const id = await world.schedule();
    await push({ id: 'otieno', name: 'Otieno', role: 'member', active: false });
    expect((await world.people.member.request('GET', `/meetings/${id}`)).status).toBe(404);
    await push();
    expect((await world.people.member.request('GET', `/meetings/${id}`)).status).toBe(200);
  });

  test('a process that died between the roll and its meetings: the next start invites whom it missed', async () => {
    const id = await world.schedule({ invite: 'chama' });
    const missed = { id: 'zawadi', name: 'Zawadi', role: 'member' as const, active: true };
    await world.restart((database) =>
      database
        .withActor({ role: 'chama_service', portalId: world.portal.id }, (tx) =>
          upsertRoll(tx, world.portal.id, 'umoja', { name: 'umoja', members: roll(missed) }, instantOf(systemClock)),
        )
        .then(() => undefined),
    );
    await eventually('Zawadi is invited', async () => (await invited(id)).some(({ memberId }) => memberId === 'zawadi'));
  });
});
