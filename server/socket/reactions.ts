// Reactions on their way out: counted for a moment and told as one signal, so that applause of hundreds is one frame. Never stored.
import type { MeetingId } from '../../protocol/ids.ts';

/** How long counts are gathered before they are told. */
export const reactionFrameMs = 100;
/** Different reactions in one signal; more are a prank. */
const maxKinds = 40;

export class ReactionCounter {
  readonly #counts = new Map<MeetingId, Map<string, number>>();
  readonly #tell: (meetingId: MeetingId, counts: Record<string, number>) => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(tell: (meetingId: MeetingId, counts: Record<string, number>) => void) {
    this.#tell = tell;
  }

  count(meetingId: MeetingId, reaction: string): void {
    const counts = this.#counts.get(meetingId) ?? new Map<string, number>();
    this.#counts.set(meetingId, counts);
    if (counts.size < maxKinds || counts.has(reaction)) counts.set(reaction, (counts.get(reaction) ?? 0) + 1);
    this.#timer ??= setTimeout(() => this.#flush(), reactionFrameMs);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#counts.clear();
  }

  #flush(): void {
    this.#timer = null;
    for (const [meetingId, counts] of this.#counts) this.#tell(meetingId, Object.fromEntries(counts));
    this.#counts.clear();
  }
}
