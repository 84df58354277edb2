// Open meetings that invite the whole chama and lack somebody of it: what is left when a process died between the roll and its meetings.
import type { MeetingId } from '../../protocol/ids.ts';
import type { Sql } from './database.ts';

export interface IncompleteMeeting {
  readonly meetingId: MeetingId;
  readonly portalId: string;
  readonly chamaUuid: string;
}

/** Of every portal (`*`). */
export function meetingsLackingMembers(sql: Sql, limit: number): Promise<IncompleteMeeting[]> {
  return sql.rows<IncompleteMeeting>(
    `select m.id as "meetingId", m.portal_id as "portalId", m.chama_id as "chamaUuid" from meetings m
     where m.invites_chama and m.status in ('scheduled', 'in_progress') and exists (
       select 1 from chama_members c where c.chama_id = m.chama_id and c.is_active
       and not exists (select 1 from meeting_participants p where p.meeting_id = m.id and p.user_id = c.user_id))
     order by m.scheduled_start limit $1`,
    [limit],
  );
}
