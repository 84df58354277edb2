// The built widget, for any page of any portal: the entries are asked about each time, chunks with a hash in their name never again.
import type { HttpApp, HttpTools } from './http-tools.ts';
import { serveFile } from './static-file.ts';

const path = '/embed/v1/';
/** esbuild's `name-HASH.js`: eight capitals and digits. */
const hashedName = /-[A-Z0-9]{8}\.\w+(?:\.map)?$/;

export function embedRoutes(app: HttpApp, { embedFolder }: Pick<HttpTools, 'embedFolder'>): void {
  app.use(`${path}*`, async (c, next) => {
    c.set('route', `${path}*`);
    c.header('access-control-allow-origin', '*');
    await next();
    c.header('cross-origin-resource-policy', 'cross-origin');
  });
  app.get(`${path}*`, (c) => {
    const name = c.req.path.slice(path.length);
    return serveFile(c, embedFolder, name, hashedName.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
}
