// Where ids are minted: UUIDv7 (RFC 9562), so that rows sort by their making.
import { v7 } from 'uuid';

export function newId(): string {
  return v7();
}
