// LiveKit behind the seam of deps.ts: tokens, rooms, and whether it answers. Webhooks: livekit-webhook.ts.
import { AccessToken, RoomServiceClient, ServerError, TrackSource } from 'livekit-server-sdk';
import type { VerifyMediaEvent } from '../app/media-inbox.ts';
import type { Clock } from '../clock.ts';
import type { Log, MediaGrant, MediaTicket } from '../deps.ts';
import type { MediaSource } from '../domain/media-room.ts';
import { livekitWebhookVerifier } from './livekit-webhook.ts';
import type { MediaService } from './media-service.ts';
import { noMedia } from './no-media.ts';
import { personKind } from './person-kind.ts';

export interface LiveKitConfig {
  /** `ws://`, `wss://`, `http://` or `https://`; handed to browsers as a socket URL. */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Minutes, not hours: LiveKit cannot revoke a token. */
const tokenMinutes = 10;
const callTimeoutSeconds = 3;
const probeEveryMs = 4_000;
/** How long a room that was made is taken to be there still, before a ticket makes sure again. */
const roomKnownMs = 30_000;
/** A pause does not end a room: it waits this long for the first and after the last participant. The end of the meeting deletes it. */
const emptyRoomSeconds = 6 * 60 * 60;

/** `null`: no LiveKit is configured, and everything but media works. */
export function createMedia(config: LiveKitConfig | null, log: Log, clock: Clock): MediaService {
  return config === null ? noMedia : new LiveKit(config, log, clock);
}

class LiveKit implements MediaService {
  readonly verifyWebhook: VerifyMediaEvent;
  readonly #config: LiveKitConfig;
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #rooms: RoomServiceClient;
  readonly #timer: NodeJS.Timeout;
  /** Rooms made, by name: until when nobody need ask again. */
  readonly #known = new Map<string, number>();
  #available = false;
  #turned: (available: boolean) => void = () => {};
  #hasProbed = false;
  #probing: Promise<boolean> | null = null;

  constructor(config: LiveKitConfig, log: Log, clock: Clock) {
    this.#config = { ...config, url: config.url.replace(/^http/, 'ws') };
    this.#log = log;
    this.#clock = clock;
    this.verifyWebhook = livekitWebhookVerifier(config, clock);
    this.#rooms = new RoomServiceClient(config.url.replace(/^ws/, 'http'), config.apiKey, config.apiSecret, { requestTimeout: callTimeoutSeconds });
    this.#timer = setInterval(() => void this.probe(), probeEveryMs).unref();
    void this.probe();
  }

  isAvailable(): boolean {
    return this.#available;
  }

  watch(turned: (available: boolean) => void): void {
    this.#turned = turned;
  }

  probe(): Promise<boolean> {
    this.#probing ??= this.#ask().finally(() => {
      this.#probing = null;
    });
    return this.#probing;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async ticket(grant: MediaGrant): Promise<MediaTicket> {
    await this.#ensureRoom(grant);
    const token = new AccessToken(this.#config.apiKey, this.#config.apiSecret, {
      identity: grant.identity,
      name: grant.name,
      metadata: JSON.stringify(grant.metadata),
      ttl: `${tokenMinutes}m`,
    });
    token.addGrant({
      roomJoin: true,
      room: grant.roomName,
      canPublish: grant.canPublish,
      canPublishSources: grant.sources.map((source) => trackSources[source]),
      canSubscribe: true,
      canPublishData: true,
      canUpdateOwnMetadata: false,
    });
    const expiresAt = new Date(this.#clock.now() + tokenMinutes * 60_000).toISOString();
    return { url: this.#config.url, token: await token.toJwt(), roomName: grant.roomName, expiresAt };
  }

  async createRoom(roomName: string, meetingId: string): Promise<void> {
    const metadata = JSON.stringify({ meetingId });
    await this.#call(() => this.#rooms.createRoom({ name: roomName, metadata, emptyTimeout: emptyRoomSeconds, departureTimeout: emptyRoomSeconds }));
    this.#known.set(roomName, this.#clock.now() + roomKnownMs);
  }

  async deleteRoom(roomName: string): Promise<void> {
    this.#known.delete(roomName);
    await this.#call(() => this.#rooms.deleteRoom(roomName).catch(ignoreAbsence));
  }

  async removeParticipant(roomName: string, identity: string): Promise<void> {
    await this.#call(() => this.#rooms.removeParticipant(roomName, identity).catch(ignoreAbsence));
  }

  async participants(roomName: string): Promise<readonly string[]> {
    const found = await this.#call(() => this.#rooms.listParticipants(roomName).catch(ignoreAbsence));
    return (found ?? []).filter((p) => p.kind === personKind).map((p) => p.identity);
  }

  /** A client that comes before the room is made would get one of LiveKit's making, which a pause ends. */
  async #ensureRoom({ roomName, metadata }: MediaGrant): Promise<void> {
    const now = this.#clock.now();
    if ((this.#known.get(roomName) ?? 0) > now) return;
    for (const [name, until] of this.#known) if (until <= now) this.#known.delete(name);
    await this.createRoom(roomName, metadata.meetingId);
  }

  /** Every answer, also a refusal, shows that LiveKit is there; silence shows at once that it is not. */
  async #call<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ServerError)) this.#note(false, error);
      throw error;
    }
  }

  async #ask(): Promise<boolean> {
    try {
      await this.#rooms.listRooms(['probe']);
      this.#note(true, null);
    } catch (error) {
      this.#note(false, error);
    }
    return this.#available;
  }

  #note(available: boolean, error: unknown): void {
    if (this.#hasProbed && available === this.#available) return;
    this.#hasProbed = true;
    // Who comes back after an outage may have forgotten every room.
    this.#known.clear();
    this.#available = available;
    if (available) this.#log.info({ url: this.#config.url }, 'LiveKit answers');
    else this.#log.warn({ url: this.#config.url, err: error }, 'LiveKit does not answer: meetings go on without media');
    this.#turned(available);
  }
}

const trackSources: Record<MediaSource, TrackSource> = {
  microphone: TrackSource.MICROPHONE,
  camera: TrackSource.CAMERA,
  screen_share: TrackSource.SCREEN_SHARE,
  screen_share_audio: TrackSource.SCREEN_SHARE_AUDIO,
};

function ignoreAbsence(error: unknown): undefined {
  if (error instanceof ServerError && error.status === 404) return undefined;
  throw error;
}
