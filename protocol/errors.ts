// Every refusal the outside can meet: its stable code, HTTP status and plain English title. Nothing here throws.

interface ErrorKind {
  /** HTTP status of the problem document. */
  readonly status: number;
  readonly title: string;
  /** Whether the same request may succeed later; such an answer is never recorded under its command id. */
  readonly retryable?: true;
}

export const errorKinds = {
  unauthenticated: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'You may not do this' },
  'not-invited': { status: 403, title: 'You are not invited to this meeting' },
  denied: { status: 403, title: 'You were not let in' },
  removed: { status: 403, title: 'You were removed from this meeting' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This path does not take this method' },
  'meeting-not-editable': { status: 409, title: 'This meeting can no longer be changed' },
  'meeting-not-started': { status: 409, title: 'The meeting has not started yet' },
  'meeting-already-started': { status: 409, title: 'The meeting has already started' },
  'meeting-ended': { status: 409, title: 'The meeting has ended' },
  'meeting-cancelled': { status: 409, title: 'The meeting was cancelled' },
  'meeting-full': { status: 409, title: 'The meeting is full' },
  'not-joined': { status: 409, title: 'You have not joined this meeting' },
  'not-waiting': { status: 409, title: 'This person is not waiting outside' },
  'poll-not-draft': { status: 409, title: 'This poll was opened before' },
  'poll-not-open': { status: 409, title: 'This poll is not open' },
  'already-voted': { status: 409, title: 'A secret vote cannot be changed' },
  'too-many': { status: 409, title: 'There are too many of these already' },
  'too-large': { status: 413, title: 'This is too large' },
  'unsupported-media-type': { status: 415, title: 'Send JSON' },
  malformed: { status: 400, title: 'This is not valid JSON' },
  invalid: { status: 422, title: 'Some values are not right' },
  'not-a-member': { status: 422, title: 'Not an active member of this chama' },
  'command-id-reused': { status: 422, title: 'This id was used for another request' },
  'unknown-command': { status: 422, title: 'There is no such command' },
  'rate-limited': { status: 429, title: 'Too many requests', retryable: true },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Not available at the moment', retryable: true },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

/** What a socket's ack carries when a command is refused. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  /** Milliseconds after which the same command may be sent again, under the same id. */
  readonly retryAfterMs?: number;
  /** Which fields are wrong, with a JSON-pointer-like path, for `invalid` and `not-a-member`. */
  readonly errors?: readonly FieldError[];
}

export interface FieldError {
  /** Names joined by dots, e.g. `settings.maxParticipants` or `memberIds.2`. */
  readonly path: string;
  readonly message: string;
}

export function isRetryable(code: ErrorCode): boolean {
  return 'retryable' in errorKinds[code];
}
