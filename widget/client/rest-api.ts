// The REST API, typed: one method a call, each rejecting with ChamaError. Knows no meeting's state.
import type { ChamaId, MeetingId, MeetingStatus, Message, MessageId, Participant, Poll, RsvpAnswer } from '../../protocol/index.ts';
import { ChamaError, isErrorCode } from './chama-error.ts';
import type { AttendanceReport, JoinAnswer, Meeting, MeetingChange, MeetingDraft, Page, Recording, RecordingAccess } from './rest-shapes.ts';
import { readClaims, type TokenClaims } from './token-claims.ts';
import type { TokenSource } from './tokens.ts';
import { newCommandId } from './uuidv7.ts';

export interface PageQuery {
  readonly limit?: number;
  readonly cursor?: string | null;
}

interface Request {
  readonly body?: object;
  readonly query?: Readonly<Record<string, string | number | readonly string[] | null | undefined>>;
  /** Reused when the caller sends the same request again. */
  readonly idempotencyKey?: string;
  readonly keepalive?: boolean;
}

export interface RestApiOptions {
  /** Origin (and path prefix) of the meeting server, e.g. `https://meet.example`. */
  readonly server: string;
  readonly tokens: TokenSource;
}

export class RestApi {
  readonly server: string;
  readonly #tokens: TokenSource;

  constructor({ server, tokens }: RestApiOptions) {
    this.server = server.replace(/\/+$/, '');
    this.#tokens = tokens;
  }

  /** What the token says of this member, to show the right buttons; the server decides by itself. */
  async claims(): Promise<TokenClaims> {
    return readClaims(await this.#tokens.get());
  }

  listMeetings(chamaId: ChamaId, query: PageQuery & { readonly status?: readonly MeetingStatus[] } = {}): Promise<Page<Meeting>> {
    return this.#json('GET', `/meetings/chama/${encodeURIComponent(chamaId)}`, { query: { ...query } });
  }

  createMeeting(draft: MeetingDraft, idempotencyKey?: string): Promise<Meeting> {
    return this.#json('POST', '/meetings', { body: draft, ...(idempotencyKey ? { idempotencyKey } : {}) });
  }

  getMeeting(id: MeetingId): Promise<Meeting> {
    return this.#json('GET', `/meetings/${id}`);
  }

  updateMeeting(id: MeetingId, change: MeetingChange): Promise<Meeting> {
    return this.#json('PUT', `/meetings/${id}`, { body: change });
  }

  cancelMeeting(id: MeetingId, reason?: string): Promise<Meeting> {
    return this.#json('POST', `/meetings/${id}/cancel`, { body: reason ? { reason } : {} });
  }

  startMeeting(id: MeetingId): Promise<Meeting> {
    return this.#json('POST', `/meetings/${id}/start`, { body: {} });
  }

  endMeeting(id: MeetingId): Promise<Meeting> {
    return this.#json('POST', `/meetings/${id}/end`, { body: {} });
  }

  join(id: MeetingId): Promise<JoinAnswer> {
    return this.#json('POST', `/meetings/${id}/join`, { body: {} });
  }

  /** `keepalive` lets the browser finish it while the page goes away. */
  leave(id: MeetingId, { keepalive = false } = {}): Promise<{ readonly durationSeconds: number }> {
    return this.#json('POST', `/meetings/${id}/leave`, { body: {}, keepalive });
  }

  rsvp(id: MeetingId, answer: RsvpAnswer, reason?: string): Promise<Participant> {
    return this.#json('PUT', `/meetings/${id}/rsvp`, { body: reason ? { answer, reason } : { answer } });
  }

  invite(id: MeetingId, memberIds: readonly string[]): Promise<{ readonly invited: readonly string[]; readonly alreadyInvited: readonly string[] }> {
    return this.#json('POST', `/meetings/${id}/invite`, { body: { memberIds } });
  }

  participants(id: MeetingId, query: PageQuery = {}): Promise<Page<Participant>> {
    return this.#json('GET', `/meetings/${id}/participants`, { query: { ...query } });
  }

  attendance(id: MeetingId): Promise<AttendanceReport> {
    return this.#json('GET', `/meetings/${id}/attendance`);
  }

  /** The file's text, for a Blob and a download link: a plain link could not carry the token. */
  async attendanceCsv(id: MeetingId): Promise<Blob> {
    return (await this.#send('GET', `/meetings/${id}/attendance.csv`, {})).blob();
  }

  /** Newest first; `before` pages back through what the view no longer holds. */
  chatPage(id: MeetingId, query: PageQuery & { readonly before?: MessageId; readonly after?: MessageId } = {}): Promise<Page<Message>> {
    return this.#json('GET', `/meetings/${id}/chat`, { query: { ...query } });
  }

  /** With their tallies, as far as this member may know them. */
  polls(id: MeetingId): Promise<Page<Poll>> {
    return this.#json('GET', `/meetings/${id}/polls`);
  }

  recordings(id: MeetingId, query: PageQuery = {}): Promise<Page<Recording>> {
    return this.#json('GET', `/meetings/${id}/recordings`, { query: { ...query } });
  }

  setRecordingAccess(recordingId: string, access: RecordingAccess, roles?: readonly string[]): Promise<Recording> {
    return this.#json('PUT', `/meetings/recordings/${recordingId}/access`, { body: roles ? { access, roles } : { access } });
  }

  async downloadRecording(recordingId: string): Promise<Blob> {
    return (await this.#send('GET', `/meetings/recordings/${recordingId}/download`, {})).blob();
  }

  async #json<T>(method: string, path: string, request: Request = {}): Promise<T> {
    const answer = await this.#send(method, path, request);
    try {
      return (await answer.json()) as T;
    } catch (cause) {
      throw new ChamaError('signal-failed', { message: `${method} ${path} answered no JSON`, cause });
    }
  }

  async #send(method: string, path: string, request: Request): Promise<Response> {
    const key = method === 'GET' ? null : (request.idempotencyKey ?? newCommandId());
    const answer = await this.#attempt(method, path, request, key, await this.#tokens.get());
    if (answer.status !== 401) return accept(answer);
    return accept(await this.#attempt(method, path, request, key, await this.#tokens.refresh()));
  }

  async #attempt(method: string, path: string, { body, query, keepalive }: Request, key: string | null, token: string): Promise<Response> {
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: 'application/json, application/problem+json' };
    if (body) headers['content-type'] = 'application/json';
    if (key) headers['idempotency-key'] = key;
    const init: RequestInit = { method, headers, credentials: 'omit', cache: 'no-store', keepalive: keepalive ?? false };
    if (body) init.body = JSON.stringify(body);
    try {
      return await fetch(`${this.server}/api${path}${queryString(query)}`, init);
    } catch (cause) {
      throw new ChamaError(isOffline() ? 'offline' : 'signal-failed', { cause });
    }
  }
}

function queryString(query: Request['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

async function accept(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const problem: unknown = await answer.json().catch(() => null);
  const code = isProblem(problem) && isErrorCode(problem.code) ? problem.code : answer.status >= 500 ? 'unavailable' : 'unknown';
  const seconds = Number(answer.headers.get('retry-after'));
  throw new ChamaError(code, {
    message: isProblem(problem) && problem.detail ? problem.detail : `status ${answer.status}`,
    errors: isProblem(problem) && Array.isArray(problem.errors) ? problem.errors : [],
    ...(Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
  });
}

interface Problem {
  readonly code: unknown;
  readonly detail?: string;
  readonly errors?: { readonly path: string; readonly message: string }[];
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value;
}

function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}
