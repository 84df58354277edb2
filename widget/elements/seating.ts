// Who gets one of the few good places on the stage, so that nobody moves without a reason. Knows nothing of media or markup.
import type { Participant, ParticipantId } from '../../protocol/index.ts';

export interface Candidate {
  readonly id: ParticipantId;
  /** Lower comes first when places are given out; equals keep the order they come in. */
  readonly rank: number;
  /** Must be seen: takes the place of somebody who need not be. */
  readonly active: boolean;
}

/**
 * The ids that have a place, in the order of their places. Who had one keeps it; a free place goes to the best rank; an active person
 * without a place takes that of the last one who is not active.
 */
export function seat(previous: readonly ParticipantId[], candidates: readonly Candidate[], places: number): ParticipantId[] {
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const seated = previous.filter((id) => byId.has(id)).slice(0, places);
  const taken = new Set(seated);
  const outside = candidates.filter((candidate) => !taken.has(candidate.id)).sort((a, b) => a.rank - b.rank);
  for (const candidate of outside) {
    if (seated.length < places) {
      seated.push(candidate.id);
    } else if (candidate.active) {
      const index = seated.findLastIndex((id) => byId.get(id)?.active === false);
      if (index === -1) break;
      seated[index] = candidate.id;
    }
  }
  return seated;
}

const rankOfRole = { host: 0, cohost: 1, member: 2 } as const;

/** Hosts first, then who has something on, then the order of invitation. */
export function rankOf(participant: Participant, isOn: boolean): number {
  return rankOfRole[participant.role] * 2 + (isOn ? 0 : 1);
}

/** Splits seats over the two sides of a table, the longer side first. */
export function twoSides<T>(seats: readonly T[]): readonly [readonly T[], readonly T[]] {
  const half = Math.ceil(seats.length / 2);
  return [seats.slice(0, half), seats.slice(half)];
}
