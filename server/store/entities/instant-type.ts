// Times as the rest of the program speaks of them: ISO 8601 text, not Date objects.
import { Type } from '@mikro-orm/core';
import type { Instant } from '../../../protocol/meeting.ts';

/** The session's readers already give instants, so nothing is converted. */
export class InstantType extends Type<Instant, Instant> {
  override getColumnType(): string {
    return 'timestamptz(3)';
  }
}
