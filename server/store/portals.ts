// Portals and their secrets: the tenants. Runs as the service of every portal (`*`); people never read these tables' secrets.
import type { Instant } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';

export interface Portal {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly origins: readonly string[];
  /** Where its public keys are; null when it signs with the shared secret. */
  readonly jwksUrl: string | null;
}

export interface PortalSecrets {
  /** Kept readable: both sides sign with it. */
  readonly jwtSecret: string;
  readonly webhookSecret: string;
}

/** Only the hash of an API key is kept (SHA-256 of its UTF-8 bytes, hex). */
export interface NewPortal extends Portal, PortalSecrets {
  readonly apiKeyHash: string;
}

/** False when the slug is taken. */
export async function addPortal(_sql: Sql, _portal: NewPortal, _now: Instant): Promise<boolean> {
  throw new Error('being written');
}

export async function listPortals(_sql: Sql): Promise<Portal[]> {
  throw new Error('being written');
}

/** New secrets for a portal; false when there is none of that slug. */
export async function rotatePortal(_sql: Sql, _slug: string, _secrets: PortalSecrets & { apiKeyHash: string }, _now: Instant): Promise<boolean> {
  throw new Error('being written');
}

/** The portal's tokens and keys stop working at once; its records stay. */
export async function removePortal(_sql: Sql, _slug: string, _now: Instant): Promise<boolean> {
  throw new Error('being written');
}

export async function findPortal(_sql: Sql, _slug: string): Promise<(Portal & PortalSecrets) | null> {
  throw new Error('being written');
}

export async function findPortalByApiKey(_sql: Sql, _apiKeyHash: string): Promise<Portal | null> {
  throw new Error('being written');
}

/** Rises with every add, rotate and remove: what a running server compares to drop its cache. */
export async function portalsVersion(_sql: Sql): Promise<string> {
  throw new Error('being written');
}
