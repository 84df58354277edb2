// For whoever runs the server: alive, ready, and figures. Not under /api, and told to nobody from outside.
import { hash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { Failure } from '../../domain/failure.ts';
import { isLoopback } from '../client-address.ts';
import type { HttpApp, HttpEnv, HttpTools } from '../http-tools.ts';

export function healthRoutes(app: HttpApp, { health, metrics, metricsToken }: HttpTools): void {
  app.get('/livez', (c) => {
    c.set('route', '/livez');
    return health.isAlive ? c.json({ status: 'alive' }) : c.json({ status: 'stuck' }, 503);
  });

  app.get('/readyz', (c) => {
    c.set('route', '/readyz');
    const checks = { database: health.isDatabaseThere };
    if (health.isReady) return c.json({ status: 'ready', checks });
    c.header('retry-after', '2');
    return c.json({ status: 'not-ready', checks }, 503);
  });

  app.get('/metrics', async (c) => {
    c.set('route', '/metrics');
    if (!mayScrape(c, metricsToken)) throw new Failure('forbidden', { message: 'From loopback, or with METRICS_TOKEN' });
    c.header('content-type', metrics.contentType);
    return c.body(await metrics.text());
  });
}

/** A proxy on this machine is loopback too: what it forwards is not. */
function mayScrape(c: Context<HttpEnv>, token: string | null): boolean {
  const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token !== null && given !== undefined) return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'));
  return isLoopback(c.get('address')) && c.req.header('x-forwarded-for') === undefined && c.req.header('forwarded') === undefined;
}
