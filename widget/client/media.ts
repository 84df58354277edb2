// What the rest of the widget knows of sound and pictures: plain state, handles for video, and the seam behind which livekit-client lives.
import type { ParticipantId } from '../../protocol/index.ts';
import type { LocalErrorCode } from './chama-error.ts';
import type { MediaTicket } from './rest-shapes.ts';

export type MediaStatus =
  /** Not in the room, or this client was made without media. */
  | 'off'
  | 'connecting'
  | 'connected'
  | 'reconnecting'
  /** The server has no LiveKit now: the meeting goes on without media, and comes back by itself. */
  | 'unavailable'
  /** The network or browser keeps us from LiveKit; `retryMedia()` tries again. */
  | 'failed';

export type Quality = 'excellent' | 'good' | 'poor' | 'lost' | 'unknown';

/** Why a microphone, camera or screen could not be used. */
export type DeviceProblem =
  | Extract<
      LocalErrorCode,
      | 'permission-denied'
      | 'permission-dismissed'
      | 'policy-blocked'
      | 'device-missing'
      | 'device-busy'
      | 'insecure-context'
      | 'unsupported-browser'
      | 'in-app-browser'
      | 'media-failed'
    >
  /** The operating system blocks the browser, whatever the page's permission says. */
  | 'os-blocked'
  /** The server's rules: this person may not publish this (yet). */
  | 'not-allowed'
  /** The phone or another app took it: never turned on again by itself. */
  | 'interrupted';

/** One of this person's own sources. */
export interface LocalSource {
  /** What the person asked for. */
  readonly wanted: boolean;
  /** What is really going out (in the room) or being captured (in pre-join). */
  readonly on: boolean;
  /** Between the two. */
  readonly busy: boolean;
  readonly problem: DeviceProblem | null;
}

export type LocalKind = 'microphone' | 'camera' | 'screen';

export const sourceOff: LocalSource = { wanted: false, on: false, busy: false, problem: null };

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

export interface Device {
  readonly id: string;
  /** Empty until the browser may tell it (a permission was given). */
  readonly label: string;
}

export interface Devices {
  readonly microphone: readonly Device[];
  readonly camera: readonly Device[];
  /** Empty where the browser cannot choose an output. */
  readonly speaker: readonly Device[];
}

export const noDevices: Devices = { microphone: [], camera: [], speaker: [] };

export type ChosenDevices = Readonly<Record<DeviceKind, string | null>>;
export const noChoice: ChosenDevices = { microphone: null, camera: null, speaker: null };

/** A picture that can be shown. The same object for as long as it is the same picture: bind it as a property, attach through VideoTrackController. */
export interface VideoTrack {
  /** For `repeat` keys: participant and source, stable over republishing. */
  readonly key: string;
  readonly participantId: ParticipantId | null;
  readonly source: 'camera' | 'screen';
  /** Our own: mirror the camera, and it makes no sense to wait for its quality. */
  readonly isLocal: boolean;
  attach(element: HTMLVideoElement): void;
  detach(element: HTMLVideoElement): void;
}

/** What is known of one person's media in the room. Absent: they have not reached LiveKit (yet). */
export interface PersonMedia {
  /** Published and not muted. */
  readonly microphone: boolean;
  readonly camera: VideoTrack | null;
  readonly screen: VideoTrack | null;
  /** Whether there is a screen to be seen, fetched or not. */
  readonly sharing: boolean;
  readonly speaking: boolean;
  readonly quality: Quality;
}

export interface MediaState {
  readonly status: MediaStatus;
  /** Where LiveKit is, as the last ticket said. */
  readonly url: string | null;
  readonly microphone: LocalSource;
  readonly camera: LocalSource;
  readonly screen: LocalSource;
  /** By participant id, this person's own too. */
  readonly people: Readonly<Record<ParticipantId, PersonMedia>>;
  /** Who spoke last comes first; re-sorted at most every 3 s, so that a layout may follow it. */
  readonly speakers: readonly ParticipantId[];
  /** The browser keeps sound off until a tap: show "Tap to hear", which calls `startAudio()`. */
  readonly audioBlocked: boolean;
  readonly devices: Devices;
  readonly chosen: ChosenDevices;
  readonly quality: Quality;
}

export const mediaOff: MediaState = {
  status: 'off',
  url: null,
  microphone: sourceOff,
  camera: sourceOff,
  screen: sourceOff,
  people: {},
  speakers: [],
  audioBlocked: false,
  devices: noDevices,
  chosen: noChoice,
  quality: 'unknown',
};

/** How loud somebody is, 0 to 1, several times a second: for CSS variables, never for state. */
export type Levels = ReadonlyMap<ParticipantId, number>;

/** What a person brings from pre-join into the room. */
export interface MediaWishes {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly chosen: ChosenDevices;
}

/** The same, of somebody who is in the room: for coming back as they are. */
export function wishesOf({ microphone, camera, chosen }: MediaState): MediaWishes {
  return { microphone: microphone.wanted, camera: camera.wanted, chosen };
}

/** How a session tells what happened. */
export interface MediaEvents {
  changed(change: Partial<MediaState>): void;
  levels(levels: Levels): void;
  /** The session is over and will not come back by itself. */
  closed(why: 'duplicate' | 'removed' | 'room-closed' | 'network' | 'unknown'): void;
}

/** One stay in one LiveKit room. Made once a join; after `closed` or `disconnect` it is thrown away. */
export interface MediaSession {
  connect(ticket: MediaTicket, wishes: MediaWishes): Promise<void>;
  /** Idempotent; devices are off when it resolves. */
  disconnect(): Promise<void>;
  setMicrophone(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  setScreenShare(on: boolean): Promise<void>;
  setDevice(kind: DeviceKind, deviceId: string): Promise<void>;
  startAudio(): Promise<void>;
  /** On: nobody's picture is fetched. Before `connect`, not even for a moment. */
  setDataSaver(on: boolean): void;
  /** Fetches shared screens all the same, until `setDataSaver` is called again. */
  showScreens(): void;
}

/** Makes a session; in browsers this is the lazy door to livekit-client. */
export type MediaFactory = (events: MediaEvents) => Promise<MediaSession>;
