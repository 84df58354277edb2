// Meetings: schedule, list, read. What changes one that exists: meeting-life.ts.
import { z } from 'zod';
import { createMeetingBody, limitQuery, meetingReply, meetingStatusQuery, pageOf } from '../../../protocol/rest.ts';
import { memberEndpoint } from '../endpoint.ts';
import type { HttpApp, HttpTools } from '../http-tools.ts';

export const pageQuery = z.object({ limit: limitQuery, cursor: z.string().min(1).max(500).optional() });

const listQuery = pageQuery.extend({
  status: z
    .union([meetingStatusQuery, z.array(meetingStatusQuery)])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat())),
});

const tag = 'Meetings';

export function meetingRoutes(app: HttpApp, tools: HttpTools): void {
  const { meetings } = tools;

  memberEndpoint(
    app,
    tools,
    {
      method: 'post',
      path: '/api/meetings',
      tag,
      summary: 'Schedule a meeting (officers)',
      body: createMeetingBody,
      replies: { 201: meetingReply },
      problems: ['not-a-member'],
    },
    async ({ who, body, key }) => ({ status: 201, body: await meetings.create(who, body, key) }),
  );

  memberEndpoint(
    app,
    tools,
    { method: 'get', path: '/api/meetings/chama/{chamaId}', tag, summary: "A chama's meetings", query: listQuery, replies: { 200: pageOf(meetingReply) } },
    async ({ who, c, query: { status, ...page } }) => ({ status: 200, body: await meetings.list(who, c.req.param('chamaId') ?? '', status, page) }),
  );

  memberEndpoint(
    app,
    tools,
    { method: 'get', path: '/api/meetings/{id}', tag, summary: 'One meeting', replies: { 200: meetingReply } },
    async ({ who, id }) => ({
      status: 200,
      body: await meetings.get(who, id()),
    }),
  );
}
