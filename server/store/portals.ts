// Portals and their secrets: the tenants. Runs as the service of every portal (`*`); people never read these tables' secrets.
import type { InferEntity } from '@mikro-orm/core';
import type { Instant } from '../../protocol/meeting.ts';
import type { Sql, Tx } from './database.ts';
import { PortalEntity } from './entities/portal.ts';
import { PortalSecretEntity } from './entities/portal-secret.ts';

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
export async function addPortal({ em }: Tx, portal: NewPortal, now: Instant): Promise<boolean> {
  const { id, slug, name, origins, jwksUrl, jwtSecret, webhookSecret, apiKeyHash } = portal;
  if (await standing({ em }, slug)) return false;
  em.create(PortalEntity, { id, slug, name, origins: [...origins], jwksUrl, createdAt: now, changedAt: now, removedAt: null });
  await em.flush();
  em.create(PortalSecretEntity, { portalId: id, jwtSecret, webhookSecret, apiKeyHash });
  await em.flush();
  return true;
}

export async function listPortals({ em }: Tx): Promise<Portal[]> {
  const portals = await em.find(PortalEntity, { removedAt: null }, { orderBy: { slug: 'asc' } });
  return portals.map(portalOf);
}

/** New secrets for a portal; false when there is none of that slug. */
export async function rotatePortal({ em }: Tx, slug: string, secrets: PortalSecrets & { apiKeyHash: string }, now: Instant): Promise<boolean> {
  const portal = await standing({ em }, slug);
  if (!portal) return false;
  const { jwtSecret, webhookSecret, apiKeyHash } = secrets;
  await em.nativeUpdate(PortalSecretEntity, { portalId: portal.id }, { jwtSecret, webhookSecret, apiKeyHash });
  portal.changedAt = now;
  await em.flush();
  return true;
}

/** The portal's tokens and keys stop working at once; its records stay. */
export async function removePortal({ em }: Tx, slug: string, now: Instant): Promise<boolean> {
  const portal = await standing({ em }, slug);
  if (!portal) return false;
  await em.nativeDelete(PortalSecretEntity, { portalId: portal.id });
  portal.removedAt = now;
  portal.changedAt = now;
  await em.flush();
  return true;
}

export async function findPortal({ em }: Tx, slug: string): Promise<(Portal & PortalSecrets) | null> {
  const portal = await standing({ em }, slug);
  const secret = portal && (await em.findOne(PortalSecretEntity, { portalId: portal.id }));
  return secret ? { ...portalOf(portal), jwtSecret: secret.jwtSecret, webhookSecret: secret.webhookSecret } : null;
}

export async function findPortalByApiKey({ em }: Tx, apiKeyHash: string): Promise<Portal | null> {
  const secret = await em.findOne(PortalSecretEntity, { apiKeyHash });
  const portal = secret && (await em.findOne(PortalEntity, { id: secret.portalId, removedAt: null }));
  return portal ? portalOf(portal) : null;
}

/** Changes with every add, rotate and remove: what a running server compares to drop its cache. */
export async function portalsVersion(sql: Sql): Promise<string> {
  // xmin is the transaction that wrote the row last.
  const [row] = await sql.rows<{ version: string }>(`select md5(coalesce(string_agg(id::text || xmin::text, ',' order by id), '')) as version from portals`);
  return row?.version ?? '';
}

function standing({ em }: Pick<Tx, 'em'>, slug: string): Promise<InferEntity<typeof PortalEntity> | null> {
  return em.findOne(PortalEntity, { slug, removedAt: null });
}

function portalOf({ id, slug, name, origins, jwksUrl }: InferEntity<typeof PortalEntity>): Portal {
  return { id, slug, name, origins, jwksUrl: jwksUrl ?? null };
}
