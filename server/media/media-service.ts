// What the composition root holds of media: the seam of deps.ts, webhooks, and the life of the probe. Made by livekit.ts or no-media.ts.
import type { VerifyMediaEvent } from '../app/media-inbox.ts';
import type { Media } from '../deps.ts';

export interface MediaService extends Media {
  readonly verifyWebhook: VerifyMediaEvent;
  /** Whom to tell whenever LiveKit comes or goes, from now on. */
  watch(turned: (available: boolean) => void): void;
  /** Asks LiveKit now; also runs in the background. Never rejects. */
  probe(): Promise<boolean>;
  /** Ends the probing. */
  close(): void;
}
