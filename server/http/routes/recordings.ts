// Recordings somebody may have, and who may have them.
import { pageOf, recordingAccessBody, recordingReply } from '../../../protocol/rest.ts';
import { memberEndpoint } from '../endpoint.ts';
import type { HttpApp, HttpTools } from '../http-tools.ts';
import { pageQuery } from './meetings.ts';

const tag = 'Recordings';

export function recordingRoutes(app: HttpApp, tools: HttpTools): void {
  const { recordings } = tools;

  memberEndpoint(
    app,
    tools,
    {
      method: 'get',
      path: '/api/meetings/{id}/recordings',
      tag,
      summary: 'Recordings, newest first',
      query: pageQuery,
      replies: { 200: pageOf(recordingReply) },
    },
    async ({ who, id, query }) => ({ status: 200, body: await recordings.list(who, id(), query) }),
  );

  memberEndpoint(
    app,
    tools,
    {
      method: 'put',
      path: '/api/meetings/recordings/{recordingId}/access',
      tag,
      summary: 'Say who may have it (host)',
      body: recordingAccessBody,
      replies: { 200: recordingReply },
    },
    async ({ who, id, body }) => ({ status: 200, body: await recordings.changeAccess(who, id('recordingId'), body.access, body.roles ?? []) }),
  );
}
