// Coming in and going out by REST: join, leave.
import { joinedReply, leaveReply, waitingReply } from '../../../protocol/rest.ts';
import { memberEndpoint } from '../endpoint.ts';
import type { HttpApp, HttpTools } from '../http-tools.ts';

const tag = 'Participants';

export function admissionRoutes(app: HttpApp, tools: HttpTools): void {
  const { changes, admissions } = tools;

  memberEndpoint(
    app,
    tools,
    {
      method: 'post',
      path: '/api/meetings/{id}/join',
      tag,
      summary: 'Come in: into the room, or the lobby where the meeting asks for approval',
      replies: { 200: joinedReply, 202: waitingReply },
      problems: ['not-invited', 'denied', 'removed', 'meeting-not-started', 'meeting-cancelled', 'meeting-ended', 'meeting-full'],
      keepsReply: false,
    },
    async ({ who, id, key }) => {
      const body = await admissions.join({ who, meetingId: id(), key });
      return { status: body.status === 'joined' ? 200 : 202, body };
    },
  );

  memberEndpoint(
    app,
    tools,
    {
      method: 'post',
      path: '/api/meetings/{id}/leave',
      tag,
      summary: 'Leave the room or the lobby',
      replies: { 200: leaveReply },
      problems: ['not-invited', 'not-joined'],
    },
    async ({ who, id, key }) => ({ status: 200, body: await changes.leave({ who, meetingId: id(), key }) }),
  );
}
