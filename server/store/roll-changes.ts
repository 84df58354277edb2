// What a change of the roll means for meetings: compared from who was there before and who is there after.
import type { Member } from './directory.ts';

/** Whom to invite to `invite: "chama"` meetings, and whom to rename or give another role. */
export interface RollChanges {
  readonly chamaId: string;
  readonly arrived: readonly Member[];
  readonly changed: readonly Member[];
}

type Members = ReadonlyMap<string, Member>;

export function changesOf(chamaId: string, before: Members, after: Members): RollChanges {
  const arrived = [...after.values()].filter((member) => member.isActive && !before.get(member.userId)?.isActive);
  const changed = [...after.values()].filter((member) => {
    const was = before.get(member.userId);
    return was !== undefined && (was.name !== member.name || was.picture !== member.picture || was.isOfficer !== member.isOfficer);
  });
  return { chamaId, arrived, changed };
}
