// What LiveKit tells us, taken in once per event id and then acted upon. Signatures are checked in server/media; what follows: media-reconciler.ts.
import { type Clock, instantOf } from '../clock.ts';
import type { Log } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { forgetEvents, type LivekitEvent, markHandled, takeEvent, unhandledEvents } from '../store/livekit-inbox.ts';
import type { MediaReconciler } from './media-reconciler.ts';

/** A verified event of LiveKit, as far as we care. */
export interface MediaEvent {
  readonly id: string;
  /** LiveKit's name of it, e.g. `participant_joined`. */
  readonly name: string;
  readonly createdAtMs: number;
  readonly roomName: string | null;
  /** Who it is about; null for recorders and other machines, which are nobody's attendance. */
  readonly identity: string | null;
}

/** Checks LiveKit's signature over the raw body; throws Failure. */
export type VerifyMediaEvent = (rawBody: string, authorization: string | undefined) => Promise<MediaEvent>;

export interface MediaInboxTools {
  readonly database: Database;
  readonly reconciler: Pick<MediaReconciler, 'settle'>;
  readonly verify: VerifyMediaEvent;
  readonly clock: Clock;
  readonly log: Log;
}

/** LiveKit repeats nothing after minutes; a day leaves time to look into what happened. */
const keptForMs = 24 * 60 * 60_000;

/** Events say that something changed in a room, never what is true: doubled, late and reordered ones do no harm. */
export class MediaInbox {
  readonly #tools: MediaInboxTools;

  constructor(tools: MediaInboxTools) {
    this.#tools = tools;
  }

  /** For the webhook route: resolves once the event is safe with us. Throws Failure: unauthenticated, too-large, malformed, invalid, unavailable. */
  async receiveLiveKitWebhook(rawBody: string, authorization: string | undefined): Promise<void> {
    const { database, verify, clock, log } = this.#tools;
    const seen = await verify(rawBody, authorization);
    const event: LivekitEvent = {
      id: seen.id,
      event: seen.name,
      roomName: seen.roomName,
      identity: seen.identity,
      createdAt: new Date(seen.createdAtMs).toISOString(),
      receivedAt: instantOf(clock),
      payload: {},
    };
    const isNew = await database.writer('*', (sql) => takeEvent(sql, event));
    if (!isNew) return;
    this.#handle(event).catch((error: unknown) => log.warn({ err: error, event: event.event }, 'a LiveKit event waits for the next sweep'));
  }

  /** Takes up what a crash or an outage left unhandled, and forgets what is old. */
  async sweep(): Promise<void> {
    const { database, clock } = this.#tools;
    const left = await database.writer('*', (sql) => unhandledEvents(sql, 100));
    for (const event of left) await this.#handle(event);
    await database.writer('*', (sql) => forgetEvents(sql, new Date(clock.now() - keptForMs).toISOString()));
  }

  async #handle(event: LivekitEvent): Promise<void> {
    const { database, reconciler, clock } = this.#tools;
    if (event.roomName !== null && event.event.startsWith('participant_')) {
      await reconciler.settle(event.roomName, event.event === 'participant_joined' ? null : event.identity);
    }
    await database.writer('*', (sql) => markHandled(sql, event.id, instantOf(clock)));
  }
}
