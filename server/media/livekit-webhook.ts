// Whether a webhook is LiveKit's own: the signature over the raw body, its age, its shape. What it changes: server/app/media-inbox.ts.
import { type WebhookEvent, WebhookReceiver } from 'livekit-server-sdk';
import type { MediaEvent, VerifyMediaEvent } from '../app/media-inbox.ts';
import type { Clock } from '../clock.ts';
import { Failure } from '../domain/failure.ts';
import { personKind } from './person-kind.ts';

const maxBodyBytes = 1024 * 1024;
/** LiveKit's signature is good for minutes and may be replayed; older events are not news. */
const maxAgeMs = 10 * 60_000;

export function livekitWebhookVerifier(keys: { readonly apiKey: string; readonly apiSecret: string }, clock: Clock): VerifyMediaEvent {
  const receiver = new WebhookReceiver(keys.apiKey, keys.apiSecret);
  return async (rawBody, authorization) => {
    if (Buffer.byteLength(rawBody) > maxBodyBytes) throw new Failure('too-large');
    const event = await receiver.receive(rawBody, authorization).catch((cause: unknown) => {
      // A body that is signed but is no event is LiveKit's of another age; all else is not LiveKit's.
      throw new Failure(cause instanceof SyntaxError ? 'malformed' : 'unauthenticated', { cause });
    });
    const createdAtMs = Number(event.createdAt) * 1000;
    if (event.id === '' || Math.abs(clock.now() - createdAtMs) > maxAgeMs) throw new Failure('invalid', { message: 'The event has no id or is too old' });
    return mediaEvent(event, createdAtMs);
  };
}

function mediaEvent(event: WebhookEvent, createdAtMs: number): MediaEvent {
  const { participant } = event;
  const isPerson = participant !== undefined && participant.kind === personKind;
  return {
    id: event.id,
    name: event.event,
    createdAtMs,
    roomName: event.room?.name || event.egressInfo?.roomName || null,
    identity: isPerson ? participant.identity : null,
  };
}
