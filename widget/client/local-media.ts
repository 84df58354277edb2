// Microphone and camera before joining: asks for one at a time and only on request, lists devices, measures the level. Nothing is sent anywhere.

import { monotonicNow } from './clock.ts';
import { listDevices } from './device-list.ts';
import { obstacle, permissionStatus, problemOf } from './device-problem.ts';
import { LevelMeter } from './level-meter.ts';
import type { ChosenDevices, DeviceKind, DeviceProblem, Devices, LocalSource, MediaWishes, VideoTrack } from './media.ts';
import { noChoice, noDevices, sourceOff } from './media.ts';
import { type Readable, Store } from './store.ts';

export interface LocalMediaState {
  readonly microphone: LocalSource;
  readonly camera: LocalSource;
  /** Bind it as a property and attach it by VideoTrackController. */
  readonly cameraTrack: VideoTrack | null;
  readonly devices: Devices;
  readonly chosen: ChosenDevices;
}

type Kind = 'microphone' | 'camera';

const initialState: LocalMediaState = { microphone: sourceOff, camera: sourceOff, cameraTrack: null, devices: noDevices, chosen: noChoice };

export class LocalMedia implements Readable<LocalMediaState> {
  readonly #store = new Store<LocalMediaState>(initialState);
  readonly #streams: Record<Kind, MediaStream | null> = { microphone: null, camera: null };
  readonly #asked: Record<Kind, number> = { microphone: 0, camera: 0 };
  readonly #meter = new LevelMeter();
  #watching: AbortController | null = null;

  get state(): LocalMediaState {
    return this.#store.state;
  }

  subscribe(listener: () => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** What to bring into the room. */
  get wishes(): MediaWishes {
    const { microphone, camera, chosen } = this.state;
    return { microphone: microphone.wanted, camera: camera.wanted, chosen };
  }

  setMicrophone(on: boolean): Promise<void> {
    return this.#set('microphone', on);
  }

  setCamera(on: boolean): Promise<void> {
    return this.#set('camera', on);
  }

  /** Remembers the choice, and changes over at once if that device is in use. */
  async setDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    this.#store.patch({ chosen: { ...this.state.chosen, [kind]: deviceId } });
    if (kind !== 'speaker' && this.state[kind].wanted) await this.#capture(kind);
  }

  /** How loud the microphone is, 0 to 1, until the returned function is called. For a CSS variable, not for state. */
  onLevel(listener: (level: number) => void): () => void {
    return this.#meter.listen(listener);
  }

  /** Lists devices and keeps the list right; asks for nothing. Until `release`. */
  async watchDevices(): Promise<void> {
    if (typeof navigator === 'undefined' || !navigator.mediaDevices || this.#watching) return;
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    navigator.mediaDevices.addEventListener('devicechange', () => void this.#relist(), { signal });
    window.addEventListener('focus', () => this.#recheck(), { signal });
    for (const kind of ['microphone', 'camera'] as const) {
      (await permissionStatus(kind))?.addEventListener('change', () => this.#recheck(), { signal });
    }
    await this.#relist();
  }

  /** Turns everything off; which devices were chosen stays known. */
  release(): void {
    this.#watching?.abort();
    this.#watching = null;
    for (const kind of ['microphone', 'camera'] as const) {
      this.#asked[kind] += 1;
      this.#drop(kind);
      this.#store.patch({ [kind]: sourceOff });
    }
  }

  async #set(kind: Kind, on: boolean): Promise<void> {
    if (on) return this.#capture(kind);
    this.#asked[kind] += 1;
    this.#drop(kind);
    this.#store.patch({ [kind]: sourceOff });
  }

  async #capture(kind: Kind): Promise<void> {
    const asked = ++this.#asked[kind];
    const problem = obstacle(kind);
    if (problem) return this.#failed(kind, problem);
    this.#store.patch({ [kind]: { wanted: true, on: false, busy: true, problem: null } });
    this.#drop(kind);
    const askedAt = monotonicNow();
    try {
      const stream = await navigator.mediaDevices.getUserMedia(constraintsOf(kind, this.state.chosen[kind]));
      if (asked !== this.#asked[kind]) return stopAll(stream);
      this.#keep(kind, stream);
      await this.#relist();
    } catch (thrown) {
      const why = await problemOf(thrown, kind, askedAt);
      if (asked === this.#asked[kind]) this.#failed(kind, why);
    }
  }

  #keep(kind: Kind, stream: MediaStream): void {
    this.#streams[kind] = stream;
    const track = stream.getTracks()[0];
    track?.addEventListener('ended', () => {
      if (this.#streams[kind] !== stream) return;
      this.#drop(kind);
      this.#failed(kind, 'interrupted');
    });
    const deviceId = track?.getSettings().deviceId ?? this.state.chosen[kind];
    this.#store.patch({ [kind]: { wanted: true, on: true, busy: false, problem: null }, chosen: { ...this.state.chosen, [kind]: deviceId } });
    if (kind === 'microphone') this.#meter.use(stream);
    else this.#store.patch({ cameraTrack: previewOf(stream) });
  }

  /** Not wanted any more: nothing may turn on by itself later, least of all in the room. */
  #failed(kind: Kind, problem: DeviceProblem): void {
    this.#store.patch({ [kind]: { wanted: false, on: false, busy: false, problem } });
  }

  #drop(kind: Kind): void {
    const stream = this.#streams[kind];
    this.#streams[kind] = null;
    if (kind === 'microphone') this.#meter.use(null);
    else this.#store.patch({ cameraTrack: null });
    if (stream) stopAll(stream);
  }

  async #relist(): Promise<void> {
    this.#store.patch({ devices: await listDevices() });
  }

  /** Permissions may have been given elsewhere meanwhile: what stood in the way is then forgotten, and the person may tap again. */
  #recheck(): void {
    for (const kind of ['microphone', 'camera'] as const) {
      const { problem } = this.state[kind];
      if (problem === null) continue;
      void permissionStatus(kind).then((status) => {
        if (status?.state === 'granted' && obstacle(kind) === null && this.state[kind].problem === problem) this.#store.patch({ [kind]: sourceOff });
      });
    }
    void this.#relist();
  }
}

function constraintsOf(kind: Kind, deviceId: string | null): MediaStreamConstraints {
  const device = deviceId ? { deviceId: { ideal: deviceId } } : {};
  if (kind === 'microphone') return { audio: { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true } };
  return { video: { ...device, width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24 }, ...(deviceId ? {} : { facingMode: 'user' }) } };
}

function previewOf(stream: MediaStream): VideoTrack {
  return {
    key: 'preview',
    participantId: null,
    source: 'camera',
    isLocal: true,
    attach: (element) => {
      element.muted = true;
      element.playsInline = true;
      element.srcObject = stream;
      // A refusal to play is silent here: the picture starts with the next tap, and the toggle says the camera is on.
      element.play().catch(() => undefined);
    },
    detach: (element) => {
      if (element.srcObject === stream) element.srcObject = null;
    },
  };
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
