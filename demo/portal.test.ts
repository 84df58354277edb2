// The portal as a browser meets it: its door, its cookie, its policy, and tokens that the meeting server would accept.
import { jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { people } from './people.ts';
import { createPortal } from './portal.ts';

const config = {
  slug: 'tumaini',
  jwtSecret: 'a-secret-of-at-least-32-characters-for-hs256',
  cookieSecret: 'another-secret-of-32-characters-and-more',
  meetingServer: 'http://127.0.0.1:8081',
  liveKit: 'ws://127.0.0.1:7880',
};
const portal = createPortal(config);
const at = (path: string) => `http://127.0.0.1:8080${path}`;

async function signIn(person: string): Promise<string> {
  const body = new URLSearchParams({ person });
  const answer = await portal.request(at('/session'), { method: 'POST', body, headers: { Origin: at('') } });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/meetings');
  return answer.headers.get('set-cookie') ?? '';
}

describe('the door', () => {
  test('offers each person by name and role', async () => {
    const text = (await (await portal.request(at('/'))).text())
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .replaceAll('&#39;', "'");
    for (const { name, role } of people) expect(text).toContain(`Continue as ${name} (${role})`);
  });

  test('signs a person in with a cookie that scripts and other sites cannot use', async () => {
    expect(await signIn('akinyi')).toMatch(/^portal_session=akinyi\.\S+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('knows nobody else, and no form of another site', async () => {
    const form = (person: string, origin: string) => ({ method: 'POST', body: new URLSearchParams({ person }), headers: { Origin: origin } });
    expect((await portal.request(at('/session'), form('nobody', at('')))).status).toBe(400);
    expect((await portal.request(at('/session'), form('akinyi', 'http://evil.example'))).status).toBe(403);
  });
});

describe('pages', () => {
  test('send who is not signed in to the door', async () => {
    for (const path of ['/meetings', '/meetings/1']) expect((await portal.request(at(path))).headers.get('location')).toBe('/');
    expect((await portal.request(at('/meetings'), { headers: { Cookie: 'portal_session=akinyi.forged' } })).headers.get('location')).toBe('/');
  });

  test('hold the tags, with language and theme', async () => {
    const headers = { Cookie: (await signIn('akinyi')).split(';')[0] ?? '' };
    const list = await (await portal.request(at('/meetings?lang=sw&theme=dark'), { headers })).text();
    expect(list).toContain(
      '<chama-meetings chama-id="tumaini" token-url="/meeting-token" meeting-url="/meetings/{id}?lang=sw&theme=dark" lang="sw" theme="dark">',
    );
    const one = await (await portal.request(at('/meetings/42"x'), { headers })).text();
    expect(one).toContain('<chama-meeting meeting-id="42&quot;x" token-url="/meeting-token" lang="en" theme="auto">');
  });

  test('allow no script but the meeting server’s, and no connection but to the servers named', async () => {
    const { headers } = await portal.request(at('/'));
    expect(headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src http://127.0.0.1:8081; connect-src 'self' http://127.0.0.1:8081 ws://127.0.0.1:8081 ws://127.0.0.1:7880 http://127.0.0.1:7880;",
    );
    expect(headers.get('permissions-policy')).toBe('camera=(self), microphone=(self), display-capture=(self), fullscreen=(self)');
  });
});

describe('the token', () => {
  test('is for members only', async () => expect((await portal.request(at('/meeting-token'), { method: 'POST' })).status).toBe(401));

  test('says who, where from, for whom and in which role, for minutes', async () => {
    const headers = { Cookie: (await signIn('otieno')).split(';')[0] ?? '' };
    const answer = await portal.request(at('/meeting-token'), { method: 'POST', headers });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { token, expiresAt } = await answer.json();
    const key = new TextEncoder().encode(config.jwtSecret);
    const { payload } = await jwtVerify(token, key, { issuer: 'tumaini', audience: 'chama-meet', algorithms: ['HS256'] });
    expect(payload).toMatchObject({ sub: 'otieno', name: 'Otieno Odhiambo', chamas: [{ id: 'tumaini', name: 'Tumaini Chama', role: 'secretary' }] });
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(14 * 60_000);
  });
});
