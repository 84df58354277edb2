// Webhooks as a real LiveKit sent them, signed again for tests: the recording cannot keep signatures.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { systemClock } from '../clock.ts';

export interface WebhookBody {
  readonly event: string;
  readonly id: string;
  /** Seconds since the epoch, as text. */
  readonly createdAt: string;
  readonly room?: { readonly name: string };
  readonly participant?: { readonly identity: string; readonly kind?: string };
}

/** In the order received: three rooms with recorders in them. */
export const recordedWebhooks: readonly WebhookBody[] = readFileSync(join(import.meta.dirname, 'recorded-webhooks.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line).body);

export interface WebhookKeys {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** The header that LiveKit would send with this raw body. */
export function signWebhook(rawBody: string, { apiKey, apiSecret }: WebhookKeys, claims: Record<string, unknown> = {}): Promise<string> {
  const sha256 = createHash('sha256').update(rawBody).digest('base64');
  const expiry = Math.floor(systemClock.now() / 1000) + 24 * 60 * 60;
  return new SignJWT({ sha256, exp: expiry, ...claims }).setProtectedHeader({ alg: 'HS256' }).setIssuer(apiKey).sign(new TextEncoder().encode(apiSecret));
}
