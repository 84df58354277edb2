// Tokens: what a portal signs is believed, and nothing else. By shared secret and by public keys that change.
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { databaseKinds } from './databases.ts';
import { MovableClock } from './harness.ts';
import { insertPortal, portalKeys, RestWorld, type WorldPortal } from './rest-world.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A portal's key server: what it serves, and how often it was asked. */
class KeyServer {
  keys: JWK[] = [];
  asked = 0;
  status = 200;
  readonly #server: Server = createServer((_request, response) => {
    this.asked += 1;
    if (this.status === 302) response.setHeader('location', '/elsewhere');
    response.writeHead(this.status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: this.keys }));
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/jwks.json`;
  }

  stop(): void {
    this.#server.close();
  }
}

async function newKey(alg: 'RS256' | 'ES256' | 'EdDSA', kid: string) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg } };
}

describe.each(databaseKinds)('tokens on %s', (kind) => {
  let world: RestWorld;
  let keyServer: KeyServer;
  let keyed: WorldPortal;
  const clock = new MovableClock();
  const seconds = (): number => Math.floor(clock.now() / 1_000);

  beforeAll(async () => {
    world = await RestWorld.start(kind, { clock });
    keyServer = new KeyServer();
    keyed = portalKeys('http://keyed.example');
    const url = await keyServer.start();
    await world.restart((database) => insertPortal(database, keyed, url));
  });
  afterAll(async () => {
    keyServer?.stop();
    await world?.stop();
  });

  const claims = (changes: Record<string, unknown> = {}) => ({
    iss: world.portal.slug,
    aud: 'chama-meet',
    sub: 'otieno',
    name: 'Otieno',
    iat: seconds(),
    exp: seconds() + 600,
    chamas: [{ id: 'umoja', role: 'member' }],
    ...changes,
  });
  const hmac = (payload: Record<string, unknown>, secret = world.portal.jwtSecret, header: Record<string, unknown> = {}) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'HS256', ...header }).sign(utf8(secret));
  const ask = async (token: string): Promise<number> =>
    (await world.raw('GET', '/meetings/chama/umoja', undefined, { authorization: `Bearer ${token}` })).status;
  const handshake = (token: string): Promise<unknown> =>
    world.people.member.connect(newId(), { token }).then(
      () => 'connected',
      (error: { code?: unknown }) => error.code,
    );

  test('what the portal signed is believed', async () => {
    expect(await ask(await hmac(claims()))).toBe(200);
    expect(await ask(await hmac(claims({ aud: ['somebody-else', 'chama-meet'] })))).toBe(200);
    expect(await ask(await hmac(claims({ iat: undefined, picture: 'not a picture', email: 'nobody', extra: true })))).toBe(200);
    for (const picture of ['https://portal.example/a\u0000.png', 'https://portal.example/\ud800.png'])
      expect(await ask(await hmac(claims({ picture })))).toBe(200);
  });

  test('a name is told on one line, and turns nothing round', async () => {
    await ask(await hmac(claims({ iat: seconds() + 1, name: 'Otieno\r\nBcc:\u202e all\u200b' })));
    const { body } = await world.people.host.request<{ items: { memberId: string; name: string }[] }>(
      'GET',
      `/meetings/${await world.schedule()}/participants`,
    );
    expect(body.items.find(({ memberId }) => memberId === 'otieno')?.name).toBe('Otieno Bcc: all');
  });

  const forged: readonly [string, () => Promise<string> | string][] = [
    ['no signature at all', () => new UnsecuredJWT(claims()).encode()],
    ['another secret', () => hmac(claims(), 'not-the-secret-of-this-portal-not-at-all')],
    ["another portal's secret", () => hmac(claims(), world.otherPortal.jwtSecret)],
    ['HS512', () => new SignJWT(claims()).setProtectedHeader({ alg: 'HS512' }).sign(utf8(world.portal.jwtSecret.repeat(2)))],
    [
      'a public-key signature for a portal that has a secret',
      async () => new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign((await newKey('ES256', 'k')).privateKey),
    ],
    ['an unknown portal', () => hmac(claims({ iss: 'nobody' }))],
    ['a portal that no database could hold', () => hmac(claims({ iss: 'a\u0000b' }))],
    ['a name nobody can have', () => hmac(claims({ sub: 'a\u0000b' }))],
    ['no portal', () => hmac(claims({ iss: undefined }))],
    ['another audience', () => hmac(claims({ aud: 'another-service' }))],
    ['no audience', () => hmac(claims({ aud: undefined }))],
    ['a time that is over', () => hmac(claims({ exp: seconds() - 60 }))],
    ['no end', () => hmac(claims({ exp: undefined }))],
    ['an end more than a day ahead', () => hmac(claims({ exp: seconds() + 25 * 3_600 }))],
    ['a time that has not begun', () => hmac(claims({ nbf: seconds() + 300 }))],
    ['a beginning before all time', () => hmac(claims({ iat: -1e14 }))],
    ['nobody', () => hmac(claims({ sub: undefined }))],
    ['an empty somebody', () => hmac(claims({ sub: '' }))],
    ['no name', () => hmac(claims({ name: undefined }))],
    ['an unknown role', () => hmac(claims({ chamas: [{ id: 'umoja', role: 'emperor' }] }))],
    ['an unknown critical header', () => handmade({ alg: 'HS256', crit: ['spell'], spell: 1 })],
    ['HS256 written small', () => handmade({ alg: 'hs256' })],
    ['a changed payload', async () => tamper(await hmac(claims()))],
  ];

  test.each(forged)('a token with %s is refused, by REST and by socket', async (_what, make) => {
    const token = await make();
    expect(await ask(token)).toBe(401);
    expect(await handshake(token)).toBe('unauthenticated');
  });

  /** What a library would refuse to sign. */
  function handmade(header: Record<string, unknown>): string {
    const [head, payload] = [header, claims()].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    return `${head}.${payload}.${createHmac('sha256', world.portal.jwtSecret).update(`${head}.${payload}`).digest('base64url')}`;
  }

  function tamper(token: string): string {
    const [header, payload = '', signature] = token.split('.');
    const changed = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'wanjiru' };
    return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
  }

  test('a good token stops working when its time is over', async () => {
    const token = await hmac(claims({ exp: seconds() + 120 }));
    expect(await ask(token)).toBe(200);
    clock.move(200);
    expect(await ask(token)).toBe(401);
  });

  test("a token's role counts until the directory knows better", async () => {
    const promoted = await hmac(claims({ sub: 'baraka', name: 'Baraka', chamas: [{ id: 'umoja', role: 'secretary' }] }));
    const abilities = async (): Promise<unknown> => {
      const id = await world.schedule();
      return (await world.raw('GET', `/meetings/${id}`, undefined, { authorization: `Bearer ${promoted}` })).body.abilities;
    };
    expect(await abilities()).toContain('seeAttendance');
    clock.move(5);
    await world.pushRolls();
    const gone = await world.raw('GET', '/meetings/chama/umoja', undefined, { authorization: `Bearer ${promoted}` });
    expect(gone.status).toBe(404);
  });

  test('who comes to the chama by a first token is invited to what invites the chama', async () => {
    const id = await world.schedule({ invite: 'chama' });
    clock.move(1);
    const token = await hmac(claims({ sub: `new-${newId()}`, name: 'Mpya' }));
    const { body } = await world.raw('GET', `/meetings/${id}`, undefined, { authorization: `Bearer ${token}` });
    expect(body).toMatchObject({ id, me: { status: 'invited', role: 'member' } });
  });

  describe('by public keys', () => {
    const signedBy = (key: Awaited<ReturnType<typeof newKey>>, changes: Record<string, unknown> = {}, kid: string | undefined = key.kid) =>
      new SignJWT(claims({ iss: keyed.slug, ...changes }))
        .setProtectedHeader(kid === undefined ? { alg: key.alg } : { alg: key.alg, kid })
        .sign(key.privateKey);
    const askKeyed = async (token: string): Promise<number> =>
      (await world.raw('GET', '/meetings/chama/umoja', undefined, { authorization: `Bearer ${token}` })).status;

    beforeEach(() => {
      clock.move(11 * 60);
      keyServer.status = 200;
    });

    test('RS256, ES256 and EdDSA are believed, and the keys are fetched once', async () => {
      const keys = await Promise.all([newKey('RS256', newId()), newKey('ES256', newId()), newKey('EdDSA', newId())]);
      keyServer.keys = keys.map(({ jwk }) => jwk);
      await askKeyed(await signedBy(keys[0]));
      const before = keyServer.asked;
      for (const key of keys) expect(await askKeyed(await signedBy(key, { name: `By ${key.alg}` }))).toBe(200);
      expect(keyServer.asked - before).toBeLessThanOrEqual(1);
    });

    test('a new key is found at once, a lost one is refused, and guesses do not make us ask again and again', async () => {
      const [old, fresh, never] = await Promise.all([newKey('ES256', newId()), newKey('ES256', newId()), newKey('ES256', newId())]);
      keyServer.keys = [old.jwk];
      expect(await askKeyed(await signedBy(old))).toBe(200);
      keyServer.keys = [fresh.jwk];
      clock.move(31);
      const answers = await Promise.all([1, 2, 3, 4].map(async (n) => askKeyed(await signedBy(fresh, { name: `Name ${n}` }))));
      expect(answers).toEqual([200, 200, 200, 200]);
      const before = keyServer.asked;
      for (const name of ['A', 'B', 'C']) expect(await askKeyed(await signedBy(never, { name }))).toBe(401);
      expect(await askKeyed(await signedBy(old, { name: 'Late' }))).toBe(401);
      expect(keyServer.asked).toBe(before);
    });

    test('the public key is no shared secret, and the shared secret is no key', async () => {
      const key = await newKey('RS256', newId());
      keyServer.keys = [key.jwk];
      clock.move(31);
      expect(await askKeyed(await signedBy(key))).toBe(200);
      const asSecret = await new SignJWT(claims({ iss: keyed.slug })).setProtectedHeader({ alg: 'HS256', kid: key.kid }).sign(utf8(JSON.stringify(key.jwk)));
      const bySecret = await hmac(claims({ iss: keyed.slug }), keyed.jwtSecret);
      const ownKey = await new SignJWT(claims({ iss: keyed.slug }))
        .setProtectedHeader({ alg: 'RS256', jwk: key.jwk, jku: 'http://127.0.0.1/x' })
        .sign((await newKey('RS256', 'x')).privateKey);
      expect([await askKeyed(asSecret), await askKeyed(bySecret), await askKeyed(ownKey)]).toEqual([401, 401, 401]);
    });
  });
});
