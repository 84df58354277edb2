// Whether a token was signed by its portal: HMAC with the shared secret, or a public key from its JWKS. Never both for one portal.
import { createRemoteJWKSet, customFetch, decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify, type RemoteJWKSet } from 'jose';
import type { Clock } from '../clock.ts';
import { Failure } from '../domain/failure.ts';
import type { KnownPortal } from './portal-registry.ts';

const publicKeyAlgorithms = ['RS256', 'ES256', 'EdDSA', 'Ed25519'];
const fetchTimeoutMs = 5_000;
const largestJwks = 256 * 1024;
/** An unknown key id may mean that the portal rotated its keys, or that somebody guesses: one look in this time. */
const unknownKeyEveryMs = 30_000;
/** A JWKS that cannot be had is not asked for again at once. */
const failureEveryMs = 5_000;
export const clockLeewaySeconds = 30;

interface RemoteKeys {
  readonly url: string;
  readonly resolve: RemoteJWKSet;
  lookedAgainAt: number;
  lookingAgain: Promise<void>;
}

export class PortalKeys {
  readonly #clock: Clock;
  readonly #remote = new Map<string, RemoteKeys>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The claims of a token that `portal` signed for us; throws Failure('unauthenticated'), or 'unavailable' while its keys cannot be had. */
  async verify(token: string, portal: KnownPortal): Promise<JWTPayload> {
    const options: JWTVerifyOptions = {
      issuer: portal.slug,
      audience: 'chama-meet',
      requiredClaims: ['exp', 'sub', 'name'],
      clockTolerance: clockLeewaySeconds,
      currentDate: new Date(this.#clock.now()),
    };
    try {
      if (portal.jwksUrl !== null) return await this.#verifyByJwks(token, portal.id, portal.jwksUrl, options);
      return (await jwtVerify(token, new TextEncoder().encode(portal.jwtSecret), { ...options, algorithms: ['HS256'] })).payload;
    } catch (cause) {
      throw cause instanceof Failure ? cause : new Failure('unauthenticated', { cause });
    }
  }

  async #verifyByJwks(token: string, portalId: string, url: string, options: JWTVerifyOptions): Promise<JWTPayload> {
    const keys = this.#keysOf(portalId, url);
    const algorithms = publicKeyAlgorithms;
    try {
      return (await jwtVerify(token, keys.resolve, { ...options, algorithms })).payload;
    } catch (error) {
      if (!mayBeRotated(error, token)) throw keys.resolve.jwks() === undefined ? asUnavailable(error) : error;
      await this.#lookAgain(keys);
      return (await jwtVerify(token, keys.resolve, { ...options, algorithms })).payload;
    }
  }

  /** Everybody who comes with a key we do not know yet waits for the same look. */
  #lookAgain(keys: RemoteKeys): Promise<void> {
    const now = this.#clock.now();
    if (now - keys.lookedAgainAt < unknownKeyEveryMs) return keys.lookingAgain;
    keys.lookedAgainAt = now;
    keys.lookingAgain = keys.resolve.reload();
    return keys.lookingAgain;
  }

  #keysOf(portalId: string, url: string): RemoteKeys {
    const known = this.#remote.get(portalId);
    if (known?.url === url) return known;
    const fetchJwks = politely(this.#clock);
    const resolve = createRemoteJWKSet(new URL(url), { timeoutDuration: fetchTimeoutMs, cooldownDuration: Number.POSITIVE_INFINITY, [customFetch]: fetchJwks });
    const keys = { url, resolve, lookedAgainAt: Number.NEGATIVE_INFINITY, lookingAgain: Promise.resolve() };
    this.#remote.set(portalId, keys);
    return keys;
  }
}

/** A key we do not have; or, where tokens name no key, a signature that fits none we have. */
function mayBeRotated(error: unknown, token: string): boolean {
  if (error instanceof errors.JWKSNoMatchingKey) return true;
  return error instanceof errors.JWSSignatureVerificationFailed && decodeProtectedHeader(token).kid === undefined;
}

/** Before the first keys came, a fault of fetching them says nothing about the token. */
function asUnavailable(error: unknown): unknown {
  const isToken =
    error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC' && error.code !== 'ERR_JWKS_INVALID';
  return isToken
    ? error
    : new Failure('unavailable', { message: 'The keys of the portal cannot be had at the moment', retryAfterMs: failureEveryMs, cause: error });
}

type FetchJwks = (url: string, options: { headers: Headers; method: 'GET'; redirect: 'manual'; signal: AbortSignal }) => Promise<Response>;

/** No redirects (they are answers other than 200), no more than so many bytes, and a pause after each failure. */
function politely(clock: Clock): FetchJwks {
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (url, options) => {
    if (clock.now() - failedAt < failureEveryMs) throw new Failure('unavailable', { retryAfterMs: failureEveryMs });
    try {
      const response = await fetch(url, options);
      const body = await readAtMost(response, largestJwks);
      if (response.status !== 200) failedAt = clock.now();
      return new Response(response.status === 200 ? body : null, { status: response.status === 200 ? 200 : 502, headers: response.headers });
    } catch (error) {
      failedAt = clock.now();
      throw error;
    }
  };
}

async function readAtMost(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new Failure('unavailable', { message: 'The keys of the portal are too many' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
