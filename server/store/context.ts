// The SQL that tells the database who asks, in settings that end with the transaction. Policies read them: migrations/…-row-level-security.ts.
import { isUuid } from '../../protocol/ids.ts';
import { officerRoles } from '../../protocol/meeting.ts';

/** Who the database is told is asking. `*` is every tenant: authentication look-ups and sweeps only. */
export type ActorContext =
  | { readonly role: 'chama_member'; readonly portalId: string; readonly userId: string }
  | { readonly role: 'chama_service'; readonly portalId: string };

const officers = `('${officerRoles.join("', '")}')`;

/** Statements to run right after `begin`, as one script: it takes no parameters, so nothing but ids may get into it. */
export function openingOf(who: ActorContext): string {
  if (who.portalId !== '*' || who.role !== 'chama_service') requireUuid(who.portalId);
  const settings = `set_config('role', '${who.role}', true), set_config('app.portal_id', '${who.portalId}', true)`;
  if (who.role === 'chama_service') return `select ${settings}`;
  requireUuid(who.userId);
  // The second statement already runs as the person, who may read their own memberships.
  return `select ${settings}, set_config('app.user_id', '${who.userId}', true);
    select set_config('app.chama_ids', coalesce(string_agg(chama_id::text, ','), ''), true),
      set_config('app.officer_chama_ids', coalesce(string_agg(chama_id::text, ',') filter (where role in ${officers}), ''), true)
    from chama_members where user_id = '${who.userId}' and is_active`;
}

function requireUuid(value: string): void {
  if (!isUuid(value)) throw new Error('an actor context takes ids of ours only');
}
