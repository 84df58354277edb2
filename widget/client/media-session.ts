// One stay in one LiveKit room: publishing, hearing, what is known of everybody's media. The only file with livekit-client, reached by import() alone.
import {
  AudioPresets,
  ConnectionState,
  DisconnectReason,
  type LocalTrackPublication,
  type Participant,
  type RemoteTrack,
  type RemoteTrackPublication,
  Room,
  RoomEvent,
  type RoomOptions,
  ScreenSharePresets,
  setLogLevel,
  Track,
  VideoPresets,
} from 'livekit-client';
import { AudioSink } from './audio-sink.ts';
import { monotonicNow } from './clock.ts';
import { listDevices } from './device-list.ts';
import { obstacle, problemOf } from './device-problem.ts';
import { LevelPoll } from './level-poll.ts';
import type { ChosenDevices, DeviceKind, LocalKind, LocalSource, MediaEvents, MediaSession, MediaStatus, MediaWishes } from './media.ts';
import { noChoice, sourceOff } from './media.ts';
import { PeopleMedia, qualityOf } from './people-media.ts';
import type { MediaTicket } from './rest-shapes.ts';

// Its messages carry the signal URL, and that the token.
setLogLevel('error');

/** Phones that pay by the megabyte: small pictures, only those that are seen, speech and no music. */
const roomOptions: RoomOptions = {
  adaptiveStream: { pixelDensity: 1 },
  dynacast: true,
  // A cancelled navigation must not end the call; MeetingClient handles `pagehide`.
  disconnectOnPageLeave: false,
  videoCaptureDefaults: { resolution: VideoPresets.h360.resolution },
  publishDefaults: {
    audioPreset: AudioPresets.speech,
    videoEncoding: VideoPresets.h360.encoding,
    videoSimulcastLayers: [VideoPresets.h180],
    screenShareEncoding: ScreenSharePresets.h720fps15.encoding,
  },
};

const liveKitKind = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const;
const deviceKind: Partial<Record<MediaDeviceKind, DeviceKind>> = { audioinput: 'microphone', videoinput: 'camera', audiooutput: 'speaker' };
const sourceOf = { microphone: Track.Source.Microphone, camera: Track.Source.Camera, screen: Track.Source.ScreenShare } as const;
/** The numbers of LiveKit's protocol (livekit_models.proto, TrackSource). */
const protocolSource = { microphone: 2, camera: 1, screen: 3 } as const;
const kinds = ['microphone', 'camera', 'screen'] as const;

export class LiveKitSession implements MediaSession {
  readonly #events: MediaEvents;
  readonly #room = new Room(roomOptions);
  readonly #sink: AudioSink;
  readonly #people: PeopleMedia;
  readonly #levels: LevelPoll;
  readonly #sources: Record<LocalKind, LocalSource> = { microphone: sourceOff, camera: sourceOff, screen: sourceOff };
  #chosen: ChosenDevices = noChoice;
  #isOver = false;
  #isRefreshDue = false;
  #savesData = false;
  #showsScreens = false;

  /** `place` is where the audio elements go: beside the tiles, never inside them. */
  constructor(events: MediaEvents, place: Element | ShadowRoot) {
    this.#events = events;
    this.#sink = new AudioSink(place);
    this.#people = new PeopleMedia(this.#room);
    this.#levels = new LevelPoll(this.#room, (levels) => events.levels(levels));
    this.#listen();
  }

  async connect(ticket: MediaTicket, wishes: MediaWishes): Promise<void> {
    const { chosen } = wishes;
    this.#chosen = chosen;
    if (chosen.speaker) this.#room.options.audioOutput = { deviceId: chosen.speaker };
    if (chosen.microphone) this.#room.options.audioCaptureDefaults = { deviceId: { ideal: chosen.microphone } };
    if (chosen.camera) this.#room.options.videoCaptureDefaults = { ...this.#room.options.videoCaptureDefaults, deviceId: { ideal: chosen.camera } };
    await this.#room.connect(ticket.url, ticket.token, { autoSubscribe: !this.#savesData });
    this.#subscribe();
    this.#events.changed({ status: 'connected' });
    this.#levels.start();
    this.#refresh();
    await Promise.all([this.#set('microphone', wishes.microphone), this.#set('camera', wishes.camera), this.#relist()]);
  }

  async disconnect(): Promise<void> {
    this.#isOver = true;
    this.#levels.stop();
    this.#sink.clear();
    await this.#room.disconnect(true);
    this.#room.removeAllListeners();
  }

  setMicrophone(on: boolean): Promise<void> {
    return this.#set('microphone', on);
  }

  setCamera(on: boolean): Promise<void> {
    return this.#set('camera', on);
  }

  setScreenShare(on: boolean): Promise<void> {
    return this.#set('screen', on);
  }

  async setDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    await this.#room.switchActiveDevice(liveKitKind[kind], deviceId, false);
  }

  setDataSaver(on: boolean): void {
    this.#savesData = on;
    this.#showsScreens = false;
    if (this.#room.state === ConnectionState.Connected) this.#subscribe();
  }

  showScreens(): void {
    this.#showsScreens = true;
    this.#subscribe();
  }

  async startAudio(): Promise<void> {
    await this.#room.startAudio();
  }

  async #set(kind: LocalKind, on: boolean): Promise<void> {
    if (!on && !this.#room.localParticipant.getTrackPublication(sourceOf[kind])) return this.#tell(kind, sourceOff);
    const problem = on ? (this.#mayPublish(kind) ? obstacle(kind) : 'not-allowed') : null;
    if (problem) return this.#tell(kind, { ...sourceOff, problem });
    this.#tell(kind, { wanted: on, on: !on, busy: true, problem: null });
    const askedAt = monotonicNow();
    try {
      await this.#publish(kind, on);
      this.#tell(kind, { wanted: on, on, busy: false, problem: null });
    } catch (thrown) {
      if (this.#isOver) return;
      const isCancelled = kind === 'screen' && thrown instanceof Error && thrown.name === 'NotAllowedError' && !/system/i.test(thrown.message);
      this.#tell(kind, { ...sourceOff, problem: isCancelled ? null : await problemOf(thrown, kind, askedAt) });
    }
    this.#refresh();
  }

  async #publish(kind: LocalKind, on: boolean): Promise<void> {
    const me = this.#room.localParticipant;
    if (kind === 'microphone') await me.setMicrophoneEnabled(on);
    else if (kind === 'camera') await me.setCameraEnabled(on);
    else await me.setScreenShareEnabled(on, { audio: true, contentHint: 'detail', selfBrowserSurface: 'exclude' });
  }

  #mayPublish(kind: LocalKind): boolean {
    const rights = this.#room.localParticipant.permissions;
    if (!rights) return true;
    return rights.canPublish && (rights.canPublishSources.length === 0 || rights.canPublishSources.some((source) => Number(source) === protocolSource[kind]));
  }

  #subscribe(): void {
    for (const { trackPublications } of this.#room.remoteParticipants.values()) for (const publication of trackPublications.values()) this.#follow(publication);
  }

  /** Sound always; pictures are not merely hidden from who saves data, they are not sent. */
  #follow(publication: RemoteTrackPublication): void {
    const isWanted = this.#showsScreens && publication.source === Track.Source.ScreenShare;
    publication.setSubscribed(publication.kind === Track.Kind.Audio || !this.#savesData || isWanted);
  }

  #tell(kind: LocalKind, source: LocalSource): void {
    this.#sources[kind] = source;
    if (!this.#isOver) this.#events.changed({ [kind]: source });
  }

  #listen(): void {
    const refresh = () => this.#refresh();
    this.#room
      .on(RoomEvent.ConnectionStateChanged, (state) => this.#onConnection(state))
      .on(RoomEvent.Disconnected, (reason) => this.#onDisconnected(reason))
      .on(RoomEvent.ParticipantConnected, refresh)
      .on(RoomEvent.ParticipantDisconnected, refresh)
      .on(RoomEvent.TrackSubscribed, (track) => this.#onSubscribed(track))
      .on(RoomEvent.TrackUnsubscribed, (track) => this.#onUnsubscribed(track))
      .on(RoomEvent.TrackPublished, (publication) => {
        this.#follow(publication);
        refresh();
      })
      .on(RoomEvent.TrackUnpublished, refresh)
      .on(RoomEvent.TrackMuted, (publication, participant) => this.#onMuted(publication.source, participant))
      .on(RoomEvent.TrackUnmuted, refresh)
      .on(RoomEvent.LocalTrackPublished, refresh)
      .on(RoomEvent.LocalTrackUnpublished, (publication) => this.#onUnpublished(publication))
      .on(RoomEvent.ActiveSpeakersChanged, (speakers) => {
        this.#people.heard(speakers);
        this.#refresh();
      })
      .on(RoomEvent.ConnectionQualityChanged, refresh)
      .on(RoomEvent.ParticipantPermissionsChanged, refresh)
      .on(RoomEvent.AudioPlaybackStatusChanged, () => this.#events.changed({ audioBlocked: !this.#room.canPlaybackAudio }))
      .on(RoomEvent.MediaDevicesChanged, () => void this.#relist())
      .on(RoomEvent.ActiveDeviceChanged, (kind, deviceId) => this.#choose(deviceKind[kind], deviceId));
  }

  #onConnection(state: ConnectionState): void {
    if (this.#isOver) return;
    // A signal that comes back within seconds interrupts nobody: sound and pictures flow on.
    const status: Partial<Record<ConnectionState, MediaStatus>> = {
      [ConnectionState.Connected]: 'connected',
      [ConnectionState.Reconnecting]: 'reconnecting',
    };
    const next = status[state];
    if (next) this.#events.changed({ status: next });
    this.#refresh();
  }

  #onDisconnected(reason: DisconnectReason | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#levels.stop();
    this.#sink.clear();
    this.#events.closed(reason === undefined ? 'unknown' : (closedBy[reason] ?? 'network'));
  }

  #onSubscribed(track: RemoteTrack): void {
    if (track.kind === Track.Kind.Audio) this.#sink.add(track);
    this.#refresh();
  }

  #onUnsubscribed(track: RemoteTrack): void {
    if (track.kind === Track.Kind.Audio) this.#sink.remove(track);
    this.#refresh();
  }

  /** Ours, and not by us: a phone call, another app or a host. It stays off until the person turns it on. */
  #onMuted(source: Track.Source, participant: Participant): void {
    const kind = kinds.find((candidate) => sourceOf[candidate] === source);
    if (kind && participant.isLocal && this.#sources[kind].wanted && !this.#sources[kind].busy) {
      const track = this.#room.localParticipant.getTrackPublication(source)?.track?.mediaStreamTrack;
      this.#tell(kind, { ...sourceOff, problem: track?.muted || track?.readyState === 'ended' ? 'interrupted' : null });
    }
    this.#refresh();
  }

  /** "Stop sharing" in the browser's own bar. */
  #onUnpublished(publication: LocalTrackPublication): void {
    if (publication.source === Track.Source.ScreenShare) this.#tell('screen', sourceOff);
    this.#refresh();
  }

  /** Many events, one state: together at the end of this turn. */
  #refresh(): void {
    if (this.#isRefreshDue || this.#isOver) return;
    this.#isRefreshDue = true;
    queueMicrotask(() => {
      this.#isRefreshDue = false;
      if (this.#isOver) return;
      const quality = qualityOf(this.#room.localParticipant);
      this.#events.changed({ ...this.#people.read(() => this.#refresh()), quality });
    });
  }

  #choose(kind: DeviceKind | undefined, deviceId: string): void {
    if (!kind || this.#isOver || this.#chosen[kind] === deviceId) return;
    this.#chosen = { ...this.#chosen, [kind]: deviceId };
    this.#events.changed({ chosen: this.#chosen });
  }

  async #relist(): Promise<void> {
    const devices = await listDevices();
    if (!this.#isOver) this.#events.changed({ devices });
  }
}

const closedBy: Partial<Record<DisconnectReason, Parameters<MediaEvents['closed']>[0]>> = {
  [DisconnectReason.DUPLICATE_IDENTITY]: 'duplicate',
  [DisconnectReason.PARTICIPANT_REMOVED]: 'removed',
  [DisconnectReason.ROOM_DELETED]: 'room-closed',
  [DisconnectReason.ROOM_CLOSED]: 'room-closed',
};
