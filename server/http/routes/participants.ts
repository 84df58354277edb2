// People of a meeting: invite, answer, list.
import { inviteBody, inviteReply, pageOf, participantReply, rsvpBody } from '../../../protocol/rest.ts';
import { memberEndpoint } from '../endpoint.ts';
import type { HttpApp, HttpTools } from '../http-tools.ts';
import { pageQuery } from './meetings.ts';

const tag = 'Participants';

export function participantRoutes(app: HttpApp, tools: HttpTools): void {
  const { changes, conversations } = tools;

  memberEndpoint(
    app,
    tools,
    {
      method: 'post',
      path: '/api/meetings/{id}/invite',
      tag,
      summary: 'Invite members of the chama (host, officers)',
      body: inviteBody,
      replies: { 200: inviteReply },
      problems: ['not-a-member'],
    },
    async ({ who, id, body, key }) => ({ status: 200, body: await changes.invite({ who, meetingId: id(), key }, body.memberIds) }),
  );

  memberEndpoint(
    app,
    tools,
    {
      method: 'put',
      path: '/api/meetings/{id}/rsvp',
      tag,
      summary: 'Answer the invitation',
      body: rsvpBody,
      replies: { 200: participantReply },
      problems: ['not-invited', 'meeting-ended'],
    },
    async ({ who, id, body, key }) => ({ status: 200, body: await changes.rsvp({ who, meetingId: id(), key }, body) }),
  );

  memberEndpoint(
    app,
    tools,
    {
      method: 'get',
      path: '/api/meetings/{id}/participants',
      tag,
      summary: 'Who is invited, in order of invitation',
      query: pageQuery,
      replies: { 200: pageOf(participantReply) },
      problems: ['not-invited'],
    },
    async ({ who, id, query }) => ({ status: 200, body: await conversations.participants(who, id(), query) }),
  );
}
