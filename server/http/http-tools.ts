// What the HTTP side is handed by the composition root, and what each request carries along.
import type { HttpBindings } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Admissions } from '../app/admissions.ts';
import type { Attendance } from '../app/attendance.ts';
import type { Authentication } from '../app/authentication.ts';
import type { Conversations } from '../app/conversations.ts';
import type { Directory } from '../app/directory.ts';
import type { Health } from '../app/health.ts';
import type { MediaInbox } from '../app/media-inbox.ts';
import type { MeetingChanges } from '../app/meeting-changes.ts';
import type { Meetings } from '../app/meetings.ts';
import type { PortalRegistry } from '../app/portal-registry.ts';
import type { RecordedReplies } from '../app/recorded-replies.ts';
import type { Recordings } from '../app/recordings.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../deps.ts';
import type { RequestLimits } from './limits.ts';
import type { Metrics } from './metrics.ts';

export interface HttpTools {
  readonly authentication: Authentication;
  readonly portals: PortalRegistry;
  readonly meetings: Meetings;
  readonly changes: MeetingChanges;
  readonly admissions: Admissions;
  readonly attendance: Attendance;
  readonly conversations: Conversations;
  readonly recordings: Recordings;
  readonly directory: Directory;
  readonly recordedReplies: RecordedReplies;
  /** Null where no LiveKit is configured. */
  readonly mediaInbox: Pick<MediaInbox, 'receiveLiveKitWebhook'> | null;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly limits: RequestLimits;
  readonly clock: Clock;
  readonly log: Log;
  readonly trustProxy: number | readonly string[] | null;
  readonly metricsToken: string | null;
  /** Where the built widget lies, e.g. `dist/embed/v1`. */
  readonly embedFolder: string;
  readonly isSecure: boolean;
}

export interface HttpEnv {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** Who is at the other end, proxies we trust taken off. */
    address: string;
    /** The member's user id or the portal's id, once known. */
    actor: string;
    /** The pattern of the route that answered, for logs and metrics. */
    route: string;
  };
}

export type HttpApp = OpenAPIHono<HttpEnv>;
