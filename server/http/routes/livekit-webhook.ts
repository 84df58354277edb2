// LiveKit tells us what happened in its rooms. Its signature is checked over the raw body by whoever handles the event.
import { Failure } from '../../domain/failure.ts';
import type { HttpApp, HttpTools } from '../http-tools.ts';
import { readText } from '../request-body.ts';

const largestEvent = 1024 * 1024;

export function livekitWebhookRoute(app: HttpApp, { mediaInbox }: HttpTools): void {
  app.post('/api/livekit/webhook', async (c) => {
    c.set('route', '/api/livekit/webhook');
    if (!mediaInbox) throw new Failure('unauthenticated', { message: 'No LiveKit is configured' });
    await mediaInbox.receiveLiveKitWebhook(await readText(c, largestEvent), c.req.header('authorization'));
    return c.body(null, 200);
  });
}
