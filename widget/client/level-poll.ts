// How loud everybody is right now, read a few times a second while the page is seen. Handed on for CSS variables, never kept as state.
import type { Room } from 'livekit-client';
import type { Levels } from './media.ts';

const everyMs = 120;

/** RTCRtpReceiver knows the level of the last packets; LiveKit's server tells it about twice a second. */
interface WithReceiver {
  readonly receiver?: RTCRtpReceiver;
}

export class LevelPoll {
  readonly #room: Room;
  readonly #tell: (levels: Levels) => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(room: Room, tell: (levels: Levels) => void) {
    this.#room = room;
    this.#tell = tell;
  }

  start(): void {
    this.#timer ??= setInterval(() => {
      if (document.visibilityState === 'visible') this.#tell(this.#read());
    }, everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #read(): Levels {
    const levels = new Map<string, number>();
    const me = this.#room.localParticipant;
    levels.set(me.identity, me.isMicrophoneEnabled ? me.audioLevel : 0);
    for (const participant of this.#room.remoteParticipants.values()) {
      if (!participant.isMicrophoneEnabled) {
        levels.set(participant.identity, 0);
        continue;
      }
      let level = participant.audioLevel;
      for (const { track } of participant.audioTrackPublications.values()) {
        const heard = (track as WithReceiver | undefined)?.receiver?.getSynchronizationSources()[0]?.audioLevel;
        if (heard !== undefined) level = Math.max(level, Math.sqrt(heard));
      }
      levels.set(participant.identity, Math.min(1, level));
    }
    return levels;
  }
}
