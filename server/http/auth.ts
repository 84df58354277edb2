// From the Authorization header to whoever is asking: a member by token, a portal's server by API key; the one on the other's routes is `forbidden`.
import type { Context } from 'hono';
import type { Authentication, MemberIdentity } from '../app/authentication.ts';
import { Failure } from '../domain/failure.ts';
import type { Portal } from '../store/portals.ts';
import type { HttpEnv } from './http-tools.ts';

export async function requireMember(c: Context<HttpEnv>, authentication: Authentication): Promise<MemberIdentity> {
  const credential = bearerOf(c);
  if (looksLikeToken(credential)) return authentication.authenticate(credential);
  await authentication.authenticatePortal(credential);
  throw new Failure('forbidden', { message: "A portal's API key does not speak for a member" });
}

export async function requirePortal(c: Context<HttpEnv>, authentication: Authentication): Promise<Portal> {
  const credential = bearerOf(c);
  if (!looksLikeToken(credential)) return authentication.authenticatePortal(credential);
  await authentication.authenticate(credential);
  throw new Failure('forbidden', { message: "Only the portal's own server does this, with its API key" });
}

function bearerOf(c: Context<HttpEnv>): string {
  const [, credential] = /^Bearer +([\w.~+/=-]{1,12000})$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (credential === undefined) throw new Failure('unauthenticated');
  return credential;
}

/** Header, payload and signature; our API keys have no dots. */
function looksLikeToken(credential: string): boolean {
  return credential.includes('.');
}
