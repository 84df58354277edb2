// Where the portal's token comes from, kept for as long as it is good. Never in a URL, a log or the DOM.
import { ChamaError, toChamaError } from './chama-error.ts';
import { now } from './clock.ts';

export type TokenReason = 'join' | 'refresh' | 'rejoin';

export interface TokenContext {
  readonly meetingId?: string;
  readonly chamaId?: string;
  readonly reason: TokenReason;
}

export interface Token {
  readonly token: string;
  /** ISO 8601 or milliseconds since the epoch; without it the token's own `exp` is read. */
  readonly expiresAt?: string | number | undefined;
}

export type TokenProvider = (context: TokenContext) => Promise<Token>;

/** Asked anew this long before the end, so that a request under way does not meet it. */
const marginMs = 60_000;

/** How long before its end a page that gives tokens itself is asked for another. */
export const expiringMs = 2 * marginMs;

export class TokenSource {
  readonly #provide: TokenProvider;
  readonly #subject: Omit<TokenContext, 'reason'>;
  #kept: { readonly token: string; readonly until: number } | null = null;
  #asking: Promise<string> | null = null;

  constructor(provide: TokenProvider, subject: Omit<TokenContext, 'reason'>) {
    this.#provide = provide;
    this.#subject = subject;
  }

  /** The kept token while it is good, else a new one. */
  get(reason: TokenReason = 'join'): Promise<string> {
    if (this.#kept && now() < this.#kept.until) return Promise.resolve(this.#kept.token);
    return this.refresh(this.#kept ? 'refresh' : reason);
  }

  /** A new one in any case; callers at the same time share one question. */
  refresh(reason: TokenReason = 'refresh'): Promise<string> {
    this.#asking ??= this.#ask(reason).finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(reason: TokenReason): Promise<string> {
    const answer = await this.#provide({ ...this.#subject, reason }).catch((thrown: unknown) => Promise.reject(toChamaError(thrown, 'token-failed')));
    if (typeof answer?.token !== 'string' || answer.token === '') throw new ChamaError('token-failed', { message: 'the token provider gave no token' });
    this.#kept = { token: answer.token, until: untilOf(answer) - marginMs };
    return answer.token;
  }
}

/** Milliseconds since the epoch; 0 when nothing tells. */
export function untilOf({ token, expiresAt }: Token): number {
  const told = typeof expiresAt === 'string' ? Date.parse(expiresAt) : expiresAt;
  return told !== undefined && Number.isFinite(told) ? told : expiryIn(token);
}

/** The `exp` of a JWT; a token that cannot be read is asked for anew each time. */
function expiryIn(token: string): number {
  try {
    const payload: unknown = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
    return typeof payload === 'object' && payload !== null && 'exp' in payload && typeof payload.exp === 'number' ? payload.exp * 1000 : 0;
  } catch {
    return 0;
  }
}

export interface TokenUrlOptions {
  readonly url: string;
  /** Laravel, Django: the header that carries the CSRF token, and where to read it: a `<meta name>` or, failing that, the XSRF-TOKEN cookie. */
  readonly csrfHeader?: string | null;
  readonly csrfMeta?: string | null;
}

/** A provider that POSTs `{meetingId}` or `{chamaId}` to the portal's own page, with its cookies. */
export function tokenUrlProvider({ url, csrfHeader, csrfMeta }: TokenUrlOptions): TokenProvider {
  return async ({ meetingId, chamaId }) => {
    const csrf = csrfMeta
      ? document.querySelector<HTMLMetaElement>(`meta[name="${CSS.escape(csrfMeta)}"]`)?.content
      : csrfHeader
        ? cookieNamed('XSRF-TOKEN')
        : null;
    const answer = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(csrf ? { [csrfHeader || 'X-CSRF-TOKEN']: csrf } : {}) },
      body: JSON.stringify(meetingId === undefined ? { chamaId } : { meetingId }),
      cache: 'no-store',
    }).catch((thrown: unknown) => Promise.reject(new ChamaError('token-failed', { cause: thrown, message: 'token-url did not answer' })));
    if (answer.status === 401 || answer.status === 403) throw new ChamaError('unauthenticated', { message: `token-url answered ${answer.status}` });
    if (!answer.ok) throw new ChamaError('token-failed', { message: `token-url answered ${answer.status}` });
    const body: unknown = await answer.json().catch(() => null);
    if (!isToken(body)) throw new ChamaError('token-failed', { message: 'token-url must answer {token, expiresAt}' });
    return body;
  };
}

function isToken(value: unknown): value is Token {
  return typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string';
}

function cookieNamed(name: string): string | null {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}
