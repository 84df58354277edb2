// People with a real LiveKit client, for tests: they enter by a ticket, hum a tone, listen, and notice being put out.
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  DisconnectReason,
  LocalAudioTrack,
  type RemoteTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import type { MediaTicket } from '../deps.ts';

const sampleRate = 48_000;
const frameSamples = 480;
/** 40 ms. */
const pieceSamples = 1_920;

export class LiveKitPerson {
  readonly room: Room;
  /** Why LiveKit ended the connection. */
  readonly putOut: Promise<string>;
  readonly #heard: Promise<RemoteTrack>;
  #isHumming = false;

  private constructor(room: Room) {
    this.room = room;
    this.putOut = new Promise((resolve) => room.once(RoomEvent.Disconnected, (reason) => resolve(DisconnectReason[reason] ?? String(reason))));
    this.#heard = new Promise((resolve) => room.on(RoomEvent.TrackSubscribed, (track) => track.kind === TrackKind.KIND_AUDIO && resolve(track)));
  }

  /** Rejects when LiveKit does not let the bearer in. */
  static async enter(ticket: Pick<MediaTicket, 'url' | 'token'>): Promise<LiveKitPerson> {
    const person = new LiveKitPerson(new Room());
    await person.room.connect(ticket.url, ticket.token, { autoSubscribe: true, dynacast: false });
    return person;
  }

  /** Publishes a microphone with a sine of `hertz`. Rejects when LiveKit refuses the track. */
  async hum(hertz: number, source: TrackSource = TrackSource.SOURCE_MICROPHONE): Promise<void> {
    const audio = new AudioSource(sampleRate, 1);
    const track = LocalAudioTrack.createAudioTrack('hum', audio);
    if (!this.room.localParticipant) throw new Error('not in the room');
    await this.room.localParticipant.publishTrack(track, new TrackPublishOptions({ source }));
    this.#isHumming = true;
    void this.#feed(audio, hertz);
  }

  /**
   * How loud it gets, and how much of what sounds is at `hertz` (1: all of it), over the first half second of sound. Each piece is
   * judged by itself and the middle one taken: a busy machine drops packets, and a gap is not another tone.
   */
  async hear(hertz: number): Promise<{ readonly peak: number; readonly share: number }> {
    const pieces: number[][] = [];
    let piece: number[] = [];
    for await (const frame of new AudioStream(await this.#heard, sampleRate, 1)) {
      piece.push(...frame.data);
      if (piece.length < pieceSamples) continue;
      if (piece.some((sample) => Math.abs(sample) > 1_000)) pieces.push(piece);
      piece = [];
      if (pieces.length * pieceSamples >= sampleRate / 2) break;
    }
    const shares = pieces.map((samples) => shareAt(samples, hertz)).sort((a, b) => a - b);
    return { peak: Math.max(...pieces.flat().map(Math.abs)), share: shares[Math.floor(shares.length / 2)] ?? 0 };
  }

  async leave(): Promise<void> {
    this.#isHumming = false;
    await this.room.disconnect();
  }

  async #feed(audio: AudioSource, hertz: number): Promise<void> {
    for (let at = 0; this.#isHumming && this.room.isConnected; at += frameSamples) {
      const data = Int16Array.from({ length: frameSamples }, (_, i) => 8_000 * Math.sin((2 * Math.PI * hertz * (at + i)) / sampleRate));
      // Resolves when the source has room again: the pace is its own.
      await audio.captureFrame(new AudioFrame(data, sampleRate, 1, frameSamples));
    }
  }
}

/** Goertzel: the energy at one frequency against all energy. 1 for a pure tone. */
function shareAt(samples: readonly number[], hertz: number): number {
  const turn = (2 * Math.PI * hertz) / sampleRate;
  let re = 0;
  let im = 0;
  let all = 0;
  samples.forEach((sample, i) => {
    re += sample * Math.cos(turn * i);
    im += sample * Math.sin(turn * i);
    all += sample * sample;
  });
  return (2 * (re * re + im * im)) / (samples.length * all);
}
