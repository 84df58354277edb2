// The one way to declare a REST endpoint: who may ask, what is checked, what is answered. The checks and the OpenAPI page come from the same lines.
import { hash } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { isOverlong } from '../../protocol/commands.ts';
import { type ErrorCode, errorKinds } from '../../protocol/errors.ts';
import { isUuid } from '../../protocol/ids.ts';
import { problemReply } from '../../protocol/rest.ts';
import type { MemberIdentity } from '../app/authentication.ts';
import type { Reply, RequestKey } from '../app/recorded-replies.ts';
import { Failure } from '../domain/failure.ts';
import type { Portal } from '../store/portals.ts';
import { requireMember, requirePortal } from './auth.ts';
import type { HttpApp, HttpEnv, HttpTools } from './http-tools.ts';
import { statusOf } from './problem.ts';
import { largestBody, parseJson, readText } from './request-body.ts';

interface Endpoint<B, Q> {
  readonly method: 'get' | 'post' | 'put';
  /** As OpenAPI writes it, e.g. `/api/meetings/{id}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly body?: z.ZodType<B>;
  /** What an absent body means; without it a body is required. */
  readonly emptyBody?: unknown;
  readonly largestBody?: number;
  readonly query?: z.ZodType<Q>;
  readonly replies: Readonly<Record<number, z.ZodType | { readonly contentType: string } | null>>;
  readonly problems?: readonly ErrorCode[];
  /** Which bucket is counted besides the person's. */
  readonly limit?: 'chat';
  /** False: the same Idempotency-Key still changes nothing twice, but the reply is made anew (it carries a ticket of minutes). */
  readonly keepsReply?: boolean;
}

export interface Request<B, Q> {
  readonly c: Context<HttpEnv>;
  readonly body: B;
  readonly query: Q;
  /** A path parameter; ours are UUIDs, and anything else is nothing we know. */
  readonly id: (name?: string) => string;
  readonly key: RequestKey | undefined;
}

type Answer = Promise<Reply | Response>;

/** For members of a portal. */
export function memberEndpoint<B = undefined, Q = undefined>(
  app: HttpApp,
  tools: HttpTools,
  endpoint: Endpoint<B, Q>,
  handle: (request: Request<B, Q> & { readonly who: MemberIdentity }) => Answer,
): void {
  describe(app, endpoint, 'memberToken');
  app.on([endpoint.method], honoPath(endpoint.path), async (c) => {
    c.set('route', endpoint.path);
    const who = await requireMember(c, tools.authentication);
    c.set('actor', who.userId);
    await tools.limits.count('person', who.userId);
    if (endpoint.limit) await tools.limits.count(endpoint.limit, who.userId);
    return answer(c, tools, endpoint, { portalId: who.portalId, personId: who.userId }, (request) => handle({ ...request, who }));
  });
}

/** For a portal's own server. */
export function portalEndpoint<B = undefined, Q = undefined>(
  app: HttpApp,
  tools: HttpTools,
  endpoint: Endpoint<B, Q>,
  handle: (request: Request<B, Q> & { readonly portal: Portal }) => Answer,
): void {
  describe(app, endpoint, 'portalKey');
  app.on([endpoint.method], honoPath(endpoint.path), async (c) => {
    c.set('route', endpoint.path);
    const portal = await requirePortal(c, tools.authentication);
    c.set('actor', portal.id);
    await tools.limits.count('person', portal.id);
    return answer(c, tools, endpoint, { portalId: portal.id, personId: portal.id }, (request) => handle({ ...request, portal }));
  });
}

async function answer<B, Q>(
  c: Context<HttpEnv>,
  { recordedReplies }: HttpTools,
  endpoint: Endpoint<B, Q>,
  person: Pick<RequestKey, 'portalId' | 'personId'>,
  handle: (request: Request<B, Q>) => Answer,
): Promise<Response> {
  const id = (name = 'id') => pathId(c, name);
  if (endpoint.path.includes('{id}')) id();
  const query = checked(endpoint.query, singles(c.req.queries()));
  const text = endpoint.method === 'get' ? '' : await readText(c, endpoint.largestBody ?? largestBody);
  const json = endpoint.body ? parseJson(text, c.req.header('content-type')) : undefined;
  if (endpoint.body && json === undefined && endpoint.emptyBody === undefined) throw new Failure('malformed', { message: 'A JSON body is required' });
  const key = endpoint.method === 'get' ? undefined : keyOf(c, person, text);
  const body = checked(endpoint.body, json ?? endpoint.emptyBody);
  const perform = () => handle({ c, body, query, id, key });
  const reply = key && endpoint.keepsReply !== false ? await recordedReplies.once(key, async () => plainReply(await perform())) : await perform();
  return reply instanceof Response ? reply : c.json(reply.body, statusOf(reply.status));
}

function plainReply(reply: Reply | Response): Reply {
  if (reply instanceof Response) throw new Failure('internal', { message: 'A reply that is a stream cannot be kept' });
  return reply;
}

function pathId(c: Context<HttpEnv>, name: string): string {
  const value = c.req.param(name);
  if (!isUuid(value)) throw new Failure('not-found');
  return value.toLowerCase();
}

const keySchema = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible ASCII characters');

function keyOf(c: Context<HttpEnv>, person: Pick<RequestKey, 'portalId' | 'personId'>, text: string): RequestKey | undefined {
  const given = c.req.header('idempotency-key');
  if (given === undefined) return undefined;
  const key = keySchema.safeParse(given);
  if (!key.success) throw invalid(key.error, 'Idempotency-Key');
  return { ...person, key: key.data, fingerprint: hash('sha256', `${c.req.method} ${c.req.path} ${text}`, 'base64url') };
}

/** Without a schema there is nothing to check and nothing to hand on: the type parameter is undefined then. */
function checked<T>(schema: z.ZodType<T> | undefined, value: unknown): T {
  if (!schema) return undefined as T;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalid(parsed.error);
  return parsed.data;
}

function invalid(error: z.ZodError, under?: string): Failure {
  const errors = error.issues.slice(0, 50).map(({ path, message }) => ({ path: under ?? path.join('.'), message }));
  return new Failure(isOverlong(error.issues) ? 'too-large' : 'invalid', { errors });
}

function singles(queries: Record<string, string[]>): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(queries).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]));
}

function honoPath(path: string): string[] {
  return [path.replaceAll(/\{(\w+)\}/g, ':$1')];
}

const anyMember: readonly ErrorCode[] = ['unauthenticated', 'forbidden', 'not-found', 'rate-limited', 'unavailable'];
const withBody: readonly ErrorCode[] = ['malformed', 'too-large', 'unsupported-media-type', 'invalid', 'command-id-reused'];

function describe(app: HttpApp, endpoint: Endpoint<unknown, unknown>, security: 'memberToken' | 'portalKey'): void {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const query = endpoint.query instanceof z.ZodObject ? endpoint.query : undefined;
  const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
  app.openAPIRegistry.registerPath({
    method: endpoint.method,
    path: endpoint.path,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    security: [{ [security]: [] }],
    request: {
      ...(names.length > 0 && { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
      ...(query && { query }),
      ...(endpoint.body && { body: { required: endpoint.emptyBody === undefined, content: json(endpoint.body) } }),
      ...(endpoint.method !== 'get' && { headers: z.object({ 'idempotency-key': keySchema.optional() }) }),
    },
    responses: { ...repliesOf(endpoint.replies), ...problemsOf(endpoint) },
  });
}

function repliesOf(replies: Endpoint<unknown, unknown>['replies']): Record<string, { description: string; content?: Record<string, { schema: z.ZodType }> }> {
  return Object.fromEntries(
    Object.entries(replies).map(([status, reply]) => {
      if (reply === null) return [status, { description: 'Done' }];
      return [
        status,
        {
          description: 'Done',
          content: reply instanceof z.ZodType ? { 'application/json': { schema: reply } } : { [reply.contentType]: { schema: z.string() } },
        },
      ];
    }),
  );
}

/** One entry a status, naming its codes. */
function problemsOf({
  method,
  problems = [],
}: Endpoint<unknown, unknown>): Record<string, { description: string; content: Record<string, { schema: z.ZodType }> }> {
  const codes = new Set([...anyMember, ...(method === 'get' ? (['invalid'] as const) : withBody), ...problems]);
  const byStatus = Map.groupBy(codes, (code) => String(errorKinds[code].status));
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [status, { description: those.join(', '), content: { 'application/problem+json': { schema: problemReply } } }]),
  );
}
