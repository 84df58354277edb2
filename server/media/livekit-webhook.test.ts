// Which webhooks pass for LiveKit's own: recorded bodies, signed again, then spoilt one way after the other.
import { AccessToken } from 'livekit-server-sdk';
import { expect, test } from 'vitest';
import { recordedWebhooks, signWebhook, type WebhookBody } from '../test/livekit-webhooks.ts';
import { livekitWebhookVerifier } from './livekit-webhook.ts';

const keys = { apiKey: 'APIdevices', apiSecret: 'a secret of thirty-two characters or more' };
const joined = recordedWebhooks.find((body) => body.event === 'participant_joined');

/** A verifier whose clock stands `lateMs` after the event. */
function verifierAt(body: WebhookBody, lateMs = 0) {
  return livekitWebhookVerifier(keys, { now: () => Number(body.createdAt) * 1000 + lateMs });
}

function sample(): WebhookBody {
  if (!joined) throw new Error('the recording has lost its participants');
  return joined;
}

test('[MD4] every recorded event is understood, and recorders are nobody', async () => {
  for (const body of recordedWebhooks) {
    const raw = JSON.stringify(body);
    const event = await verifierAt(body)(raw, await signWebhook(raw, keys));
    expect(event).toMatchObject({ id: body.id, name: body.event, createdAtMs: Number(body.createdAt) * 1000 });
    expect(event.roomName).toMatch(/^rm-/);
    expect(event.identity).toBe(body.participant?.kind === 'EGRESS' ? null : (body.participant?.identity ?? null));
  }
});

test('[MD4] a body that was not signed with our secret is refused', async () => {
  const raw = JSON.stringify(sample());
  const verify = verifierAt(sample());
  const good = await signWebhook(raw, keys);
  const join = new AccessToken(keys.apiKey, keys.apiSecret, { identity: 'alice' });
  join.addGrant({ roomJoin: true, room: 'x' });
  const headers = [
    undefined,
    '',
    'Bearer nonsense',
    good.slice(0, -4),
    await signWebhook(raw, { ...keys, apiSecret: 'another secret of thirty-two characters' }),
    await signWebhook(raw, { ...keys, apiKey: 'APIother' }),
    await signWebhook(raw, keys, { exp: undefined }),
    await signWebhook(raw, keys, { exp: 1 }),
    await signWebhook(raw, keys, { sha256: undefined }),
    await join.toJwt(),
  ];
  for (const header of headers) await expect(verify(raw, header)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(verify(raw.replace('alice', 'mallory'), good)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(verify(JSON.stringify(JSON.parse(raw), null, 1), good)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('[MD4] events that are old, of the future, without an id or too large are refused', async () => {
  const raw = JSON.stringify(sample());
  const header = await signWebhook(raw, keys);
  await expect(verifierAt(sample(), 9 * 60_000)(raw, header)).resolves.toMatchObject({ id: sample().id });
  await expect(verifierAt(sample(), 11 * 60_000)(raw, header)).rejects.toMatchObject({ code: 'invalid' });
  await expect(verifierAt(sample(), -11 * 60_000)(raw, header)).rejects.toMatchObject({ code: 'invalid' });
  const nameless = JSON.stringify({ ...sample(), id: '' });
  await expect(verifierAt(sample())(nameless, await signWebhook(nameless, keys))).rejects.toMatchObject({ code: 'invalid' });
  const broken = '{"event":';
  await expect(verifierAt(sample())(broken, await signWebhook(broken, keys))).rejects.toMatchObject({ code: 'malformed' });
  const huge = JSON.stringify({ ...sample(), padding: 'x'.repeat(1024 * 1024) });
  await expect(verifierAt(sample())(huge, await signWebhook(huge, keys))).rejects.toMatchObject({ code: 'too-large' });
});
