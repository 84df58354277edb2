// Chat, reactions and hands by REST, and reading chat and polls.
import { z } from 'zod';
import { chatBody, messageReply, pageOf, pollReply } from '../../../protocol/rest.ts';
import { memberEndpoint } from '../endpoint.ts';
import type { HttpApp, HttpTools } from '../http-tools.ts';
import { pageQuery } from './meetings.ts';

const chatQuery = pageQuery.extend({ before: z.uuid().optional(), after: z.uuid().optional() });

export function conversationRoutes(app: HttpApp, tools: HttpTools): void {
  const { changes, conversations } = tools;

  memberEndpoint(
    app,
    tools,
    {
      method: 'post',
      path: '/api/meetings/{id}/chat',
      tag: 'Chat',
      summary: 'Say something, react, or raise the hand',
      body: chatBody,
      replies: { 201: messageReply },
      problems: ['not-invited', 'not-joined', 'meeting-ended'],
      limit: 'chat',
    },
    async ({ who, id, body, key }) => ({ status: 201, body: await changes.post({ who, meetingId: id(), key }, body) }),
  );

  memberEndpoint(
    app,
    tools,
    {
      method: 'get',
      path: '/api/meetings/{id}/chat',
      tag: 'Chat',
      summary: 'What was said, newest first',
      query: chatQuery,
      replies: { 200: pageOf(messageReply) },
      problems: ['not-invited'],
    },
    async ({ who, id, query }) => ({ status: 200, body: await conversations.messages(who, id(), query) }),
  );

  memberEndpoint(
    app,
    tools,
    {
      method: 'get',
      path: '/api/meetings/{id}/polls',
      tag: 'Polls',
      summary: 'Polls and their tallies',
      replies: { 200: pageOf(pollReply) },
      problems: ['not-invited'],
    },
    async ({ who, id }) => ({ status: 200, body: { items: await conversations.polls(who, id()), nextCursor: null } }),
  );
}
