// Who is asking: a portal's member by their token, or the portal's own server by its API key. What they may do is decided elsewhere.
import { hash } from 'node:crypto';
import { decodeJwt, type JWTPayload } from 'jose';
import { z } from 'zod';
import { oneLine, text } from '../../protocol/commands.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { chamaRoles } from '../../protocol/meeting.ts';
import { externalId, plainText } from '../../protocol/rest.ts';
import { type Clock, instantOf } from '../clock.ts';
import { Failure } from '../domain/failure.ts';
import type { Database } from '../store/database.ts';
import type { Portal } from '../store/portals.ts';
import type { RollChanges } from '../store/roll-changes.ts';
import { upsertFromToken } from '../store/token-person.ts';
import { clockLeewaySeconds, PortalKeys } from './portal-keys.ts';
import type { KnownPortal, PortalRegistry } from './portal-registry.ts';

/** A member of a portal, as their token told and our tables know them. */
export interface MemberIdentity {
  readonly portalId: string;
  readonly userId: string;
  readonly memberId: MemberId;
  readonly name: string;
  readonly picture: string | null;
  /** When the token ends, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface AuthenticationTools {
  readonly database: Database;
  readonly portals: PortalRegistry;
  readonly clock: Clock;
  /** Brings what a token told about a roll to the meetings it concerns. */
  readonly follow: (portalId: string, changes: readonly RollChanges[]) => Promise<void>;
}

const longestToken = 12_000;
const furthestExpiryMs = 24 * 3_600_000;
const rememberedTokens = 20_000;

const optional = (schema: z.ZodType<string>) =>
  schema
    .nullish()
    .catch(null)
    .transform((value) => value ?? null);
const claims = z.object({
  iss: z.string(),
  sub: externalId,
  name: oneLine(200),
  exp: z.number(),
  iat: z.number().min(0).optional(),
  picture: optional(
    z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u),
  ),
  locale: optional(plainText(35)),
  phone: optional(plainText(32)),
  email: optional(z.email().max(254)),
  chamas: z
    .array(z.object({ id: externalId, role: z.enum(chamaRoles), name: text(200).optional() }))
    .max(500)
    .default([]),
});

export class Authentication {
  readonly #tools: AuthenticationTools;
  readonly #keys: PortalKeys;
  /** By hash of the token: a hot one costs neither a signature check nor a write. */
  readonly #known = new Map<string, Promise<MemberIdentity>>();
  #portalsVersion = '';

  constructor(tools: AuthenticationTools) {
    this.#tools = tools;
    this.#keys = new PortalKeys(tools.clock);
  }

  /** Throws Failure('unauthenticated') for whatever is wrong with the token. */
  async authenticate(token: string): Promise<MemberIdentity> {
    if (token.length === 0 || token.length > longestToken) throw new Failure('unauthenticated');
    await this.#forgetAfterPortalChange();
    const key = hash('sha256', token, 'base64url');
    const identity = await (this.#known.get(key) ?? this.#admit(key, token));
    if (identity.expiresAt + clockLeewaySeconds * 1000 <= this.#tools.clock.now()) throw new Failure('unauthenticated');
    return identity;
  }

  /** The portal whose server sent this key; throws Failure('unauthenticated'). */
  async authenticatePortal(apiKey: string): Promise<Portal> {
    const portal = await this.#tools.portals.byApiKey(apiKey);
    if (!portal) throw new Failure('unauthenticated');
    return portal;
  }

  async #forgetAfterPortalChange(): Promise<void> {
    const version = await this.#tools.portals.version();
    if (version === this.#portalsVersion) return;
    this.#portalsVersion = version;
    this.#known.clear();
  }

  #admit(key: string, token: string): Promise<MemberIdentity> {
    if (this.#known.size >= rememberedTokens) this.#forgetOldest();
    const admitting = this.#check(token);
    this.#known.set(key, admitting);
    admitting.catch(() => this.#known.delete(key));
    return admitting;
  }

  #forgetOldest(): void {
    for (const key of [...this.#known.keys()].slice(0, rememberedTokens / 2)) this.#known.delete(key);
  }

  async #check(token: string): Promise<MemberIdentity> {
    const portal = await this.#issuerOf(token);
    const parsed = claims.safeParse(await this.#keys.verify(token, portal));
    if (!parsed.success) throw new Failure('unauthenticated', { cause: parsed.error });
    const { sub: memberId, exp, iat, ...person } = parsed.data;
    const now = this.#tools.clock.now();
    const expiresAt = exp * 1000;
    if (expiresAt > now + furthestExpiryMs + clockLeewaySeconds * 1000)
      throw new Failure('unauthenticated', { message: 'The token lives longer than 24 hours' });
    // A date ahead of us would let this token overrule the directory for ever.
    const asOf = new Date(Math.min(iat === undefined ? expiresAt - furthestExpiryMs : iat * 1000, now)).toISOString();
    const known = await this.#tools.database.withActor({ role: 'chama_service', portalId: portal.id }, (tx) =>
      upsertFromToken(tx, portal.id, { memberId, ...person }, asOf, instantOf(this.#tools.clock)),
    );
    await this.#tools.follow(portal.id, known.changes);
    return { portalId: portal.id, userId: known.userId, memberId, name: known.name, picture: known.picture, expiresAt };
  }

  async #issuerOf(token: string): Promise<KnownPortal> {
    const portal = await this.#tools.portals.bySlug(unverifiedIssuer(token));
    if (!portal) throw new Failure('unauthenticated');
    return portal;
  }
}

function unverifiedIssuer(token: string): string {
  let payload: JWTPayload;
  try {
    payload = decodeJwt(token);
  } catch (cause) {
    throw new Failure('unauthenticated', { cause });
  }
  if (typeof payload.iss !== 'string') throw new Failure('unauthenticated');
  return payload.iss;
}
