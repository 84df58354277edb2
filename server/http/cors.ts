// Which pages may call the API from a browser: exactly the origins that portals registered. No credentials travel, so nothing rides on cookies.
import type { MiddlewareHandler } from 'hono';
import type { PortalRegistry } from '../app/portal-registry.ts';
import { Failure } from '../domain/failure.ts';
import type { HttpEnv } from './http-tools.ts';

const methods = 'GET, POST, PUT, DELETE';
const requestHeaders = 'authorization, content-type, idempotency-key, if-match';
const readableHeaders = 'content-disposition, etag, retry-after, x-request-id';
const preflightSeconds = '600';

export function cors(portals: Pick<PortalRegistry, 'isRegisteredOrigin'>): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    c.header('vary', 'Origin');
    const origin = c.req.header('origin');
    const isPreflight = c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined;
    if (origin === undefined || origin === 'null' || !(await portals.isRegisteredOrigin(origin))) {
      if (isPreflight) throw new Failure('forbidden', { message: 'No portal registered this origin' });
      return next();
    }
    c.header('access-control-allow-origin', origin);
    c.header('access-control-expose-headers', readableHeaders);
    if (!isPreflight) return next();
    c.header('access-control-allow-methods', methods);
    c.header('access-control-allow-headers', requestHeaders);
    c.header('access-control-max-age', preflightSeconds);
    return c.body(null, 204);
  };
}
