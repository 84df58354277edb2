// The portal's web server: who is signed in, its pages, and the route that hands the tag a token. Knows the meeting server by its address alone.
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { type PortalKeys, signMeetingToken } from './meeting-token.ts';
import { doorPage, type Look, meetingPage, meetingsPage, queryOf } from './pages.ts';
import { findPerson, type Person } from './people.ts';

export interface PortalConfig extends PortalKeys {
  /** Signs this portal's own cookie; the meeting server never sees it. */
  readonly cookieSecret: string;
  /** Where the meeting server answers, e.g. `https://meet.example`. */
  readonly meetingServer: string;
  /** Where LiveKit answers, e.g. `wss://livekit.example`; absent where there is none. */
  readonly liveKit?: string | undefined;
  /** A second name of this portal, whose cookies are apart: somebody else may sign in there. */
  readonly otherDoor?: string | undefined;
}

const cookieName = 'portal_session';

export function createPortal(config: PortalConfig): Hono {
  const portal = new Hono();
  portal.use(headers(config));
  portal.use('/session', csrf());
  for (const file of ['portal.css', 'portal.svg']) portal.get(`/${file}`, serveStatic({ path: `${import.meta.dirname}/${file}` }));

  const personOf = async (c: Context): Promise<Person | undefined> => findPerson((await getSignedCookie(c, config.cookieSecret, cookieName)) || '');

  portal.get('/', (c) => c.html(doorPage(lookOf(c), config.otherDoor)));
  portal.post('/session', async (c) => {
    const person = findPerson(String((await c.req.parseBody()).person));
    if (!person) return c.text('Nobody here has that name', 400);
    await setSignedCookie(c, cookieName, person.id, config.cookieSecret, { path: '/', httpOnly: true, sameSite: 'Lax' });
    return c.redirect('/meetings', 303);
  });

  portal.get('/meetings', async (c) => {
    const person = await personOf(c);
    return person ? c.html(meetingsPage(lookOf(c), person, config.meetingServer)) : c.redirect(`/${queryOf(lookOf(c))}`);
  });
  portal.get('/meetings/:id', async (c) => {
    const person = await personOf(c);
    return person ? c.html(meetingPage(lookOf(c), person, config.meetingServer, c.req.param('id'))) : c.redirect(`/${queryOf(lookOf(c))}`);
  });

  portal.post('/meeting-token', async (c) => {
    const person = await personOf(c);
    c.header('Cache-Control', 'no-store');
    return person ? c.json(await signMeetingToken(person, config)) : c.json({ error: 'Sign in first' }, 401);
  });
  return portal;
}

/** The strictest policy the tags run under: nothing inline, nothing evaluated, and only the three servers named. */
function headers({ meetingServer, liveKit }: PortalConfig) {
  const mediaServers = liveKit ? [liveKit, liveKit.replace(/^ws/, 'http')] : [];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: [meetingServer],
      connectSrc: ["'self'", meetingServer, meetingServer.replace(/^http/, 'ws'), ...mediaServers],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", meetingServer, 'data:'],
      mediaSrc: ['blob:', meetingServer],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: { camera: ['self'], microphone: ['self'], displayCapture: ['self'], fullscreen: ['self'] },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: false,
  });
}

function lookOf(c: Context): Look {
  const lang = c.req.query('lang');
  const theme = c.req.query('theme');
  return { lang: lang === 'sw' ? lang : 'en', theme: theme === 'light' || theme === 'dark' ? theme : 'auto' };
}
