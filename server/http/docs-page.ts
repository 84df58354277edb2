// The OpenAPI document and a page to read it, from swagger-ui's own files: nothing is fetched from elsewhere.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HttpApp } from './http-tools.ts';
import { serveFile } from './static-file.ts';

const assets = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);
const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chama Meet API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;
const start = "SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#page', deepLinking: true, persistAuthorization: false });\n";

export function docsRoutes(app: HttpApp): void {
  const { openAPIRegistry } = app;
  openAPIRegistry.registerComponent('securitySchemes', 'memberToken', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token signed by the portal',
  });
  openAPIRegistry.registerComponent('securitySchemes', 'portalKey', { type: 'http', scheme: 'bearer', description: "The portal's API key" });
  let document: unknown = null;
  app.get('/api/openapi.json', (c) => {
    c.set('route', '/api/openapi.json');
    document ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Chama Meet',
        version: '1',
        description: "Meetings for savings groups. `chamaId` and `memberId` are the portal's own ids; all other ids are ours.",
      },
    });
    return c.json(document as object);
  });

  app.use('/api/docs/*', async (c, next) => {
    c.set('route', '/api/docs');
    await next();
    c.header('content-security-policy', contentPolicy);
  });
  app.get('/api/docs', (c) => {
    c.set('route', '/api/docs');
    c.header('content-security-policy', contentPolicy);
    return c.html(page);
  });
  app.get('/api/docs/start.js', (c) => c.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/api/docs/:asset', (c) => {
    const asset = c.req.param('asset');
    const folder = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/swagger-ui.css')));
    return assets.has(asset) ? serveFile(c, folder, asset, 'public, max-age=3600') : c.notFound();
  });
}
