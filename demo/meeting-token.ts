// Signs who somebody is, for the meeting server: the one secret of a portal's integration. Runs on the portal's server, never in a page.
import { SignJWT } from 'jose';
import { chama, type Person } from './people.ts';

export interface PortalKeys {
  /** The name under which the meeting server knows this portal. */
  readonly slug: string;
  readonly jwtSecret: string;
}

export interface MeetingToken {
  readonly token: string;
  /** ISO 8601; the tag asks for the next one before that. */
  readonly expiresAt: string;
}

const minutes = 15;

export async function signMeetingToken(person: Person, keys: PortalKeys): Promise<MeetingToken> {
  const expiresAt = new Date(Date.now() + minutes * 60_000);
  const token = await new SignJWT({ name: person.name, locale: person.locale, phone: person.phone, chamas: [{ ...chama, role: person.role }] })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(keys.slug)
    .setAudience('chama-meet')
    .setSubject(person.id)
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(new TextEncoder().encode(keys.jwtSecret));
  return { token, expiresAt: expiresAt.toISOString() };
}
