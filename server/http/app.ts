// The HTTP side put together: what holds for every request, then the routes. No rule of a meeting lives here.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { Failure } from '../domain/failure.ts';
import { newId } from '../ids.ts';
import { addressReader } from './client-address.ts';
import { cors } from './cors.ts';
import { docsRoutes } from './docs-page.ts';
import { embedRoutes } from './embed.ts';
import type { HttpApp, HttpEnv, HttpTools } from './http-tools.ts';
import { allowedMethods } from './method-table.ts';
import { failureOf, problem } from './problem.ts';
import { admissionRoutes } from './routes/admissions.ts';
import { attendanceRoutes } from './routes/attendance.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { directoryRoutes } from './routes/directory.ts';
import { healthRoutes } from './routes/health.ts';
import { livekitWebhookRoute } from './routes/livekit-webhook.ts';
import { meetingLifeRoutes } from './routes/meeting-life.ts';
import { meetingRoutes } from './routes/meetings.ts';
import { participantRoutes } from './routes/participants.ts';
import { recordingRoutes } from './routes/recordings.ts';

const allRoutes = [
  meetingRoutes,
  meetingLifeRoutes,
  participantRoutes,
  admissionRoutes,
  conversationRoutes,
  attendanceRoutes,
  recordingRoutes,
  directoryRoutes,
  livekitWebhookRoute,
];

export function createApp(tools: HttpTools): HttpApp {
  const app: HttpApp = new OpenAPIHono<HttpEnv>();
  app.use('*', requestContext(tools), securityHeaders(tools));
  app.use('/api/*', cors(tools.portals), noStore);
  healthRoutes(app, tools);
  for (const routes of allRoutes) {
    routes(app, tools);
  }
  docsRoutes(app);
  embedRoutes(app, tools);
  app.notFound((c) => refuseUnknown(c, app, tools));
  app.onError((error, c) => problem(c, failureOf(error), tools.log));
  return app;
}

/** The request's id, whose it is, how long it took; and the first limit, before anything is looked at. */
function requestContext({ trustProxy, limits, clock, log, metrics }: HttpTools): MiddlewareHandler<HttpEnv> {
  const addressOf = addressReader(trustProxy);
  return async (c, next) => {
    const startedAt = clock.now();
    const requestId = newId();
    c.set('requestId', requestId);
    c.set('address', addressOf(c.env.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for')));
    c.header('x-request-id', requestId);
    try {
      await limits.count('address', c.get('address'));
      await next();
    } finally {
      const ms = clock.now() - startedAt;
      const route = c.get('route') ?? 'unknown';
      metrics.observe(c.req.method, route, c.res.status, ms / 1_000);
      log.debug({ requestId, method: c.req.method, route, status: c.res.status, ms, actor: c.get('actor') }, 'request');
    }
  };
}

function securityHeaders({ isSecure }: HttpTools): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    c.header('cross-origin-resource-policy', 'same-origin');
    if (isSecure) c.header('strict-transport-security', 'max-age=31536000');
    await next();
  };
}

const noStore: MiddlewareHandler<HttpEnv> = async (c, next) => {
  c.header('cache-control', 'no-store');
  await next();
};

function refuseUnknown(c: Context<HttpEnv>, app: HttpApp, { log }: HttpTools): Response {
  const allowed = allowedMethods(app, c.req.path);
  if (allowed.length === 0 || allowed.includes(c.req.method)) return problem(c, new Failure('not-found'), log);
  c.header('allow', allowed.join(', '));
  return problem(c, new Failure('method-not-allowed'), log);
}
