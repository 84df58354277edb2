// A portal pushes a chama's whole roll: the tables first, then the meetings it concerns.
import type { ChamaId } from '../../protocol/ids.ts';
import type { DirectoryRoll } from '../../protocol/rest.ts';
import { type Clock, instantOf } from '../clock.ts';
import { Failure } from '../domain/failure.ts';
import type { Database } from '../store/database.ts';
import { upsertRoll } from '../store/roll.ts';
import type { RollFollower } from './roll-follower.ts';

export interface DirectoryTools {
  readonly database: Database;
  readonly clock: Clock;
  readonly follower: RollFollower;
}

export class Directory {
  readonly #tools: DirectoryTools;

  constructor(tools: DirectoryTools) {
    this.#tools = tools;
  }

  async replaceRoll(portalId: string, chamaId: ChamaId, roll: DirectoryRoll): Promise<{ members: number }> {
    requireDistinct(roll);
    const { database, clock, follower } = this.#tools;
    const changes = await database.withActor({ role: 'chama_service', portalId }, (tx) => upsertRoll(tx, portalId, chamaId, roll, instantOf(clock)));
    await follower.follow(portalId, [changes]);
    return { members: changes.members };
  }
}

/** Two entries for one member would make the answer a matter of luck. */
function requireDistinct({ members }: DirectoryRoll): void {
  const seen = new Set<string>();
  const errors = members.flatMap(({ id }, index) => {
    const isAgain = seen.has(id);
    seen.add(id);
    return isAgain ? [{ path: `members.${index}.id`, message: `${id} stands in the roll twice` }] : [];
  });
  if (errors.length > 0) throw new Failure('invalid', { errors });
}
