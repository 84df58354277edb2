// What a LiveKit room knows of everybody's media, as plain state in which whatever did not change stays the same object.
import { ConnectionQuality, type Participant, type Room, Track } from 'livekit-client';
import { monotonicNow } from './clock.ts';
import type { MediaState, PersonMedia, Quality, VideoTrack } from './media.ts';

/** Layouts follow the order of speakers: it must not jump about. */
const resortMs = 3_000;

const qualities: Record<ConnectionQuality, Quality> = {
  [ConnectionQuality.Excellent]: 'excellent',
  [ConnectionQuality.Good]: 'good',
  [ConnectionQuality.Poor]: 'poor',
  [ConnectionQuality.Lost]: 'lost',
  [ConnectionQuality.Unknown]: 'unknown',
};

export function qualityOf(participant: Participant): Quality {
  return qualities[participant.connectionQuality];
}

export class PeopleMedia {
  readonly #room: Room;
  readonly #handles = new WeakMap<Track, VideoTrack>();
  readonly #lastHeard = new Map<string, number>();
  #people: Record<string, PersonMedia> = {};
  #speakers: readonly string[] = [];
  #sortedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(room: Room) {
    this.#room = room;
  }

  heard(speakers: readonly Participant[]): void {
    for (const { identity } of speakers) this.#lastHeard.set(identity, monotonicNow());
  }

  /** The present state; `again` is called when the order of speakers may be looked at once more. */
  read(again: () => void): Pick<MediaState, 'people' | 'speakers'> {
    const everybody: Participant[] = [this.#room.localParticipant, ...this.#room.remoteParticipants.values()];
    const people = Object.fromEntries(everybody.map((p) => [p.identity, this.#person(p)]));
    const same = Object.keys(people).length === Object.keys(this.#people).length && everybody.every((p) => people[p.identity] === this.#people[p.identity]);
    if (!same) this.#people = people;
    this.#sort(again);
    return { people: this.#people, speakers: this.#speakers };
  }

  #person(participant: Participant): PersonMedia {
    const next: PersonMedia = {
      microphone: participant.isMicrophoneEnabled,
      camera: this.#video(participant, Track.Source.Camera),
      screen: this.#video(participant, Track.Source.ScreenShare),
      sharing: participant.isScreenShareEnabled,
      speaking: participant.isSpeaking && participant.isMicrophoneEnabled,
      quality: qualityOf(participant),
    };
    const before = this.#people[participant.identity];
    return before && personFields.every((field) => before[field] === next[field]) ? before : next;
  }

  #video(participant: Participant, source: Track.Source.Camera | Track.Source.ScreenShare): VideoTrack | null {
    const publication = participant.getTrackPublication(source);
    const track = publication?.track;
    if (!track || publication.isMuted) return null;
    const known = this.#handles.get(track);
    if (known) return known;
    const name = source === Track.Source.Camera ? 'camera' : 'screen';
    const handle: VideoTrack = {
      key: `${participant.identity}:${name}`,
      participantId: participant.identity,
      source: name,
      isLocal: participant.isLocal,
      attach: (element) => void track.attach(element),
      detach: (element) => void track.detach(element),
    };
    this.#handles.set(track, handle);
    return handle;
  }

  #sort(again: () => void): void {
    const wait = this.#sortedAt + resortMs - monotonicNow();
    const next = [...this.#lastHeard]
      .sort((a, b) => b[1] - a[1])
      .map(([identity]) => identity)
      .filter((identity) => identity in this.#people);
    if (next.length === this.#speakers.length && next.every((identity, at) => identity === this.#speakers[at])) return;
    if (wait > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        again();
      }, wait);
      return;
    }
    this.#sortedAt = monotonicNow();
    this.#speakers = next;
  }
}

const personFields = ['microphone', 'camera', 'screen', 'sharing', 'speaking', 'quality'] as const;
