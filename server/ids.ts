// Where ids are minted: UUIDv7 (RFC 9562), so that rows sort by their making; UUIDv5 where the same thing must get the same id again.
import { v5, v7 } from 'uuid';

export function newId(): string {
  return v7();
}

const sightings = '5b8a3d52-6f0e-4c58-9d1c-2c8d6f1b7a40';

/** The id of the one connection row that says LiveKit sees this participant. */
export function sightingIdOf(participantId: string): string {
  return v5(participantId, sightings);
}
