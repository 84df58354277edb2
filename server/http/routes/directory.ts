// The portal's own server pushes a chama's roll.
import { directoryBody, directoryReply, externalId } from '../../../protocol/rest.ts';
import { Failure } from '../../domain/failure.ts';
import { portalEndpoint } from '../endpoint.ts';
import type { HttpApp, HttpTools } from '../http-tools.ts';
import { largestRoll } from '../request-body.ts';

export function directoryRoutes(app: HttpApp, tools: HttpTools): void {
  portalEndpoint(
    app,
    tools,
    {
      method: 'put',
      path: '/api/directory/chamas/{chamaId}',
      tag: 'Directory',
      summary: "A chama's whole roll; members missing from it become inactive",
      body: directoryBody,
      largestBody: largestRoll,
      replies: { 200: directoryReply },
    },
    async ({ portal, c, body }) => {
      const chamaId = externalId.safeParse(c.req.param('chamaId'));
      if (!chamaId.success) throw new Failure('invalid', { errors: [{ path: 'chamaId', message: 'must be 1 to 200 characters' }] });
      return { status: 200, body: await tools.directory.replaceRoll(portal.id, chamaId.data, body) };
    },
  );
}
