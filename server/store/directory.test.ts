// The directory and the portals: what a roll and a token change, what they do not, and whom it concerns.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { databaseKinds, type FreshDatabase, freshDatabase } from '../test/databases.ts';
import { silentLog } from '../test/silent-log.ts';
import { type Database, openDatabase, type Tx } from './database.ts';
import { activeMembers, findChama, findMembers, membershipsOf } from './directory.ts';
import { addPortal, findPortal, findPortalByApiKey, listPortals, portalsVersion, removePortal, rotatePortal } from './portals.ts';
import { upsertRoll } from './roll.ts';
import { type TokenPerson, upsertFromToken } from './token-person.ts';

const at = (minute: number) => `2026-11-22T12:${`${minute}`.padStart(2, '0')}:00.000Z`;
const everyPortal = { role: 'chama_service', portalId: '*' } as const;

const entry = (id: string, role: 'chairperson' | 'secretary' | 'member', more = {}) => ({ id, name: id, role, active: true, ...more });
const bearer = (more: Partial<TokenPerson> = {}): TokenPerson => ({
  memberId: 'amina',
  name: 'Amina',
  picture: null,
  locale: null,
  phone: null,
  email: null,
  chamas: [{ id: 'umoja', role: 'member' }],
  ...more,
});

describe.each(databaseKinds)('on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;
  let portalId: string;
  let slug: string;

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    database = await openDatabase({ ...fresh, log: silentLog });
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });
  beforeEach(async () => {
    portalId = newId();
    slug = `portal-${portalId}`;
    const secrets = { jwtSecret: 'jwt', webhookSecret: 'webhook', apiKeyHash: `hash ${slug}` };
    await everywhere((tx) =>
      addPortal(tx, { id: portalId, slug, name: 'Portal', origins: ['https://a.example', 'https://b.example'], jwksUrl: null, ...secrets }, at(0)),
    );
  });

  const everywhere = <T>(work: (tx: Tx) => Promise<T>) => database.withActor(everyPortal, work);
  const here = <T>(work: (tx: Tx) => Promise<T>) => database.withActor({ role: 'chama_service', portalId }, work);
  const push = (members: ReturnType<typeof entry>[], minute: number) => here((tx) => upsertRoll(tx, portalId, 'umoja', { name: 'Umoja', members }, at(minute)));
  const show = (person: TokenPerson, minute: number) => here((tx) => upsertFromToken(tx, portalId, person, at(minute), at(minute)));
  const names = (members: readonly { memberId: string }[]) => members.map((member) => member.memberId).sort();

  test('a portal is found by slug and by the hash of its key, until it is removed; its slug is free again then', async () => {
    const portal = { id: portalId, slug, name: 'Portal', origins: ['https://a.example', 'https://b.example'], jwksUrl: null };
    expect(await everywhere((tx) => findPortal(tx, slug))).toEqual({ ...portal, jwtSecret: 'jwt', webhookSecret: 'webhook' });
    expect(await everywhere((tx) => findPortalByApiKey(tx, `hash ${slug}`))).toEqual(portal);
    expect(await everywhere((tx) => listPortals(tx))).toContainEqual(portal);
    const again = { ...portal, id: newId(), jwtSecret: 'x', webhookSecret: 'x', apiKeyHash: 'another' };
    expect(await everywhere((tx) => addPortal(tx, again, at(1)))).toBe(false);
    const before = await everywhere(portalsVersion);
    expect(await everywhere((tx) => rotatePortal(tx, slug, { jwtSecret: 'new', webhookSecret: 'new', apiKeyHash: `new ${slug}` }, at(1)))).toBe(true);
    expect(await everywhere(portalsVersion)).not.toBe(before);
    expect(await everywhere((tx) => findPortalByApiKey(tx, `hash ${slug}`))).toBe(null);
    expect((await everywhere((tx) => findPortal(tx, slug)))?.jwtSecret).toBe('new');
    expect(await everywhere((tx) => removePortal(tx, slug, at(2)))).toBe(true);
    expect(await everywhere((tx) => findPortal(tx, slug))).toBe(null);
    expect(await everywhere((tx) => findPortalByApiKey(tx, `new ${slug}`))).toBe(null);
    expect(await everywhere((tx) => removePortal(tx, slug, at(3)))).toBe(false);
    expect(await everywhere((tx) => addPortal(tx, again, at(4)))).toBe(true);
  });

  test('a roll brings people in, changes them, and leaves out who is missing', async () => {
    const first = await push([entry('amina', 'chairperson'), entry('brian', 'member'), entry('chege', 'member', { active: false })], 1);
    expect([first.members, names(first.arrived), names(first.changed)]).toEqual([3, ['amina', 'brian'], []]);
    const chama = await here((tx) => findChama(tx, portalId, 'umoja'));
    expect(chama).toMatchObject({ externalId: 'umoja', name: 'Umoja' });
    const second = await push([entry('amina', 'member'), entry('chege', 'secretary', { name: 'Chege N.' })], 2);
    expect([names(second.arrived), names(second.changed)]).toEqual([['chege'], ['amina', 'chege']]);
    expect(names(await here((tx) => activeMembers(tx, first.chamaId)))).toEqual(['amina', 'chege']);
    expect(names(await here((tx) => findMembers(tx, first.chamaId, ['amina', 'brian', 'nobody'])))).toEqual(['amina']);
    const same = await push([entry('amina', 'member'), entry('chege', 'secretary', { name: 'Chege N.' })], 3);
    expect([same.arrived, same.changed]).toEqual([[], []]);
  });

  test('a token brings its bearer in, and is overruled by what the roll learnt later', async () => {
    const known = await show(bearer({ picture: 'https://a.example/p.png' }), 5);
    expect(known).toMatchObject({
      name: 'Amina',
      picture: 'https://a.example/p.png',
      memberships: [{ chamaExternalId: 'umoja', role: 'member', isOfficer: false }],
    });
    expect(known.changes.map((change) => names(change.arrived))).toEqual([['amina']]);
    const again = await show(bearer({ picture: 'https://a.example/p.png' }), 5);
    expect(again).toEqual({ ...known, changes: [] });
    await push([entry('amina', 'secretary', { name: 'Amina W.', phone: '+254700000001' })], 10);
    const stale = await show(bearer(), 9);
    expect(stale).toMatchObject({ name: 'Amina W.', memberships: [{ role: 'secretary', isOfficer: true }], changes: [] });
    const newer = await show(
      bearer({
        chamas: [
          { id: 'umoja', role: 'chairperson' },
          { id: 'tuinuane', role: 'member', name: 'Tuinuane' },
        ],
      }),
      11,
    );
    expect(newer.memberships.map(({ chamaExternalId, role }) => [chamaExternalId, role])).toEqual([
      ['umoja', 'chairperson'],
      ['tuinuane', 'member'],
    ]);
    expect(newer.changes.map(({ arrived, changed }) => [names(arrived), names(changed)]).sort()).toEqual([
      [[], ['amina']],
      [['amina'], []],
    ]);
    expect(await here((tx) => membershipsOf(tx, known.userId))).toEqual(newer.memberships);
  });

  test('who was left out of a roll comes back only with a token that is newer', async () => {
    const { userId } = await show(bearer(), 1);
    await push([], 5);
    expect((await show(bearer(), 4)).memberships).toEqual([]);
    expect((await show(bearer(), 6)).memberships).toHaveLength(1);
    expect(await here((tx) => membershipsOf(tx, userId))).toHaveLength(1);
  });

  test('the same person may arrive many times at once', async () => {
    const known = await Promise.all(Array.from({ length: 8 }, () => show(bearer(), 3)));
    expect(new Set(known.map((person) => person.userId)).size).toBe(1);
  });
});
