// A meeting's life by REST: edit, cancel, start, end.
import { cancelMeetingBody, meetingReply, updateMeetingBody } from '../../../protocol/rest.ts';
import { memberEndpoint } from '../endpoint.ts';
import type { HttpApp, HttpTools } from '../http-tools.ts';

const tag = 'Meetings';
const one = { 200: meetingReply };

export function meetingLifeRoutes(app: HttpApp, tools: HttpTools): void {
  const { changes } = tools;

  memberEndpoint(
    app,
    tools,
    {
      method: 'put',
      path: '/api/meetings/{id}',
      tag,
      summary: 'Change a meeting (host)',
      body: updateMeetingBody,
      replies: one,
      problems: ['meeting-not-editable'],
    },
    async ({ who, id, body, key }) => ({ status: 200, body: await changes.edit({ who, meetingId: id(), key }, body) }),
  );

  memberEndpoint(
    app,
    tools,
    {
      method: 'post',
      path: '/api/meetings/{id}/cancel',
      tag,
      summary: 'Cancel a meeting (host)',
      body: cancelMeetingBody,
      emptyBody: {},
      replies: one,
      problems: ['meeting-already-started', 'meeting-ended', 'meeting-cancelled'],
    },
    async ({ who, id, body, key }) => ({ status: 200, body: await changes.cancel({ who, meetingId: id(), key }, body.reason ?? null) }),
  );

  memberEndpoint(
    app,
    tools,
    {
      method: 'post',
      path: '/api/meetings/{id}/start',
      tag,
      summary: 'Start it (host, cohosts)',
      replies: one,
      problems: ['meeting-cancelled', 'meeting-ended'],
    },
    async ({ who, id, key }) => ({ status: 200, body: await changes.start({ who, meetingId: id(), key }) }),
  );

  memberEndpoint(
    app,
    tools,
    {
      method: 'post',
      path: '/api/meetings/{id}/end',
      tag,
      summary: 'End it for all (host, cohosts)',
      replies: one,
      problems: ['meeting-not-started', 'meeting-ended'],
    },
    async ({ who, id, key }) => ({ status: 200, body: await changes.end({ who, meetingId: id(), key }) }),
  );
}
