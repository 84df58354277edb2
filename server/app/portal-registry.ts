// The portals as this process knows them: read again as soon as one is added, rotated or removed. Their rows are server/store/portals.ts's.
import { hash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../store/database.ts';
import { findPortal, findPortalByApiKey, listPortals, type Portal, type PortalSecrets, portalsVersion } from '../store/portals.ts';

export type KnownPortal = Portal & PortalSecrets;

/** A change by `npm run portal` is known here after this time at the latest. */
const checkEveryMs = 2_000;
export const portalSlug = /^[a-z0-9][a-z0-9-]{0,62}$/;
const everyPortal = { role: 'chama_service', portalId: '*' } as const;

export class PortalRegistry {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #bySlug = new Map<string, Promise<KnownPortal | null>>();
  readonly #byKeyHash = new Map<string, Promise<Portal | null>>();
  #origins: Promise<ReadonlySet<string>> | null = null;
  #version: string | null = null;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #checking: Promise<void> | null = null;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Changes whenever any portal does; what was derived from portals before is void then. */
  async version(): Promise<string> {
    await this.#refresh();
    return this.#version ?? '';
  }

  async bySlug(slug: string): Promise<KnownPortal | null> {
    if (!portalSlug.test(slug)) return null;
    await this.#refresh();
    return remember(this.#bySlug, slug, () => this.#database.withActor(everyPortal, (tx) => findPortal(tx, slug)));
  }

  /** Compared by hash, so that timing tells nothing about the key. */
  async byApiKey(apiKey: string): Promise<Portal | null> {
    await this.#refresh();
    const keyHash = hashOfApiKey(apiKey);
    return remember(this.#byKeyHash, keyHash, () => this.#database.withActor(everyPortal, (tx) => findPortalByApiKey(tx, keyHash)));
  }

  /** Whether pages of this origin may call us: exactly one that some portal registered. */
  async isRegisteredOrigin(origin: string): Promise<boolean> {
    // While the database is away, what was known must do: a page that may not even read the 503 cannot tell its person to wait.
    await this.#refresh().catch((error: unknown) => this.#origins ?? Promise.reject(error));
    this.#origins ??= this.#readOrigins();
    return (await this.#origins).has(origin);
  }

  async #readOrigins(): Promise<ReadonlySet<string>> {
    try {
      const portals = await this.#database.withActor(everyPortal, (tx) => listPortals(tx));
      return new Set(portals.flatMap((portal) => portal.origins));
    } catch (error) {
      this.#origins = null;
      throw error;
    }
  }

  async #refresh(): Promise<void> {
    if (this.#clock.now() - this.#checkedAt < checkEveryMs) return;
    this.#checking ??= this.#check().finally(() => {
      this.#checking = null;
    });
    await this.#checking;
  }

  async #check(): Promise<void> {
    const checkedAt = this.#clock.now();
    const version = await this.#database.withActor(everyPortal, (tx) => portalsVersion(tx));
    this.#checkedAt = checkedAt;
    if (version === this.#version) return;
    this.#version = version;
    this.#bySlug.clear();
    this.#byKeyHash.clear();
    this.#origins = null;
  }
}

export function hashOfApiKey(apiKey: string): string {
  return hash('sha256', apiKey, 'hex');
}

/** Guesses by strangers must not fill the memory. */
const rememberedAtMost = 1_000;

function remember<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key);
  if (found) return found;
  if (known.size >= rememberedAtMost) known.clear();
  const reading = read();
  known.set(key, reading);
  // A failure is no answer: the next one asks again.
  reading.catch(() => known.delete(key));
  return reading;
}
