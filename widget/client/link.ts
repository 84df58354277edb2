// The socket to the meeting server: handshake with a fresh token each time, refusals told from outages, waking a link that only looks alive.
import { io, type Socket } from 'socket.io-client';
import {
  type Ack,
  type CloseCode,
  type CommandName,
  type Commit,
  comeBackCodes,
  type MeetingId,
  type ServerToClient,
  type Signal,
  type Snapshot,
  type SyncAnswer,
} from '../../protocol/index.ts';
import { ChamaError, isErrorCode, toChamaError } from './chama-error.ts';
import type { TokenSource } from './tokens.ts';

/** The commands' inputs are typed where they are made (meeting-client.ts `send`); here they only pass through. */
type Outgoing = Record<CommandName, (payload: object, ack: (answer: Ack) => void) => void> & {
  'meeting:sync': (input: { readonly since: number }, ack: (answer: SyncAnswer) => void) => void;
};

const ackTimeoutMs = 5_000;
const probeTimeoutMs = 3_000;
const longestPauseMs = 8_000;

export interface LinkEvents {
  online(): void;
  offline(willReturn: boolean): void;
  snapshot(snapshot: Snapshot): void;
  commit(commit: Commit): void;
  signal(signal: Signal): void;
  /** The server said why before it hung up, and coming back makes no sense. */
  closed(code: CloseCode): void;
  /** The server will not have us: no attempt follows. */
  refused(error: ChamaError): void;
}

export interface LinkOptions {
  readonly server: string;
  readonly meetingId: MeetingId;
  readonly tokens: TokenSource;
  readonly events: LinkEvents;
  /** The version to continue from; undefined before there was one. */
  readonly since: () => number | undefined;
}

export class Link {
  readonly #options: LinkOptions;
  readonly #socket: Socket<ServerToClient, Outgoing>;
  #takeOver = false;
  #isWanted = false;
  #refreshNext = false;
  #hasRefreshed = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isProbing = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    const { origin, pathname } = new URL(options.server);
    this.#socket = io(origin, {
      path: `${pathname.replace(/\/+$/, '')}/socket.io`,
      transports: ['websocket'],
      forceNew: true,
      autoConnect: false,
      withCredentials: false,
      timeout: 10_000,
      reconnectionDelay: 500,
      reconnectionDelayMax: longestPauseMs,
      auth: (give) => void this.#authenticate(give),
    });
    this.#listen();
  }

  get isOnline(): boolean {
    return this.#socket.connected;
  }

  /** Connects, or connects anew as the only one of this member's connections. */
  open({ takeOver = false } = {}): void {
    this.#isWanted = true;
    this.#takeOver ||= takeOver;
    clearTimeout(this.#timer);
    if (takeOver && this.#socket.active) this.#socket.disconnect();
    if (!this.#socket.active) this.#socket.connect();
  }

  close(): void {
    this.#isWanted = false;
    clearTimeout(this.#timer);
    this.#socket.disconnect();
  }

  /** For good: also lets go of every listener. */
  destroy(): void {
    this.close();
    this.#socket.off();
    this.#socket.io.off();
  }

  emit(name: CommandName, payload: object): Promise<Ack> {
    return this.#socket.timeout(ackTimeoutMs).emitWithAck(name, payload);
  }

  sync(since: number): Promise<SyncAnswer> {
    return this.#socket.timeout(ackTimeoutMs).emitWithAck('meeting:sync', { since });
  }

  /** The page came back to life: connect at once, or prove within 3 s that the socket is not a dead one. */
  async wake(since: number): Promise<SyncAnswer | null> {
    if (!this.#isWanted || this.#isProbing) return null;
    if (!this.#socket.connected) {
      this.#again(0);
      return null;
    }
    this.#isProbing = true;
    try {
      return await this.#socket.timeout(probeTimeoutMs).emitWithAck('meeting:sync', { since });
    } catch {
      this.#socket.io.engine?.close();
      return null;
    } finally {
      this.#isProbing = false;
    }
  }

  async #authenticate(give: (data: object) => void): Promise<void> {
    const { tokens, meetingId, since } = this.#options;
    try {
      const token = this.#refreshNext ? await tokens.refresh() : await tokens.get('join');
      this.#refreshNext = false;
      const version = since();
      give({ token, meetingId, ...(version === undefined ? {} : { since: version }), ...(this.#takeOver ? { takeOver: true } : {}) });
    } catch (thrown) {
      const error = toChamaError(thrown, 'token-failed');
      this.#socket.disconnect();
      if (error.retryable) this.#again();
      else this.#refuse(error);
    }
  }

  #listen(): void {
    const { events } = this.#options;
    const socket = this.#socket;
    socket.on('connect', () => {
      this.#tries = 0;
      this.#hasRefreshed = false;
      this.#takeOver = false;
      events.online();
    });
    socket.on('disconnect', (reason) => {
      events.offline(this.#isWanted);
      if (reason === 'io server disconnect' && this.#isWanted) this.#again();
    });
    socket.on('connect_error', (error) => this.#onRefusal(error));
    socket.on('meeting:snapshot', (snapshot) => events.snapshot(snapshot));
    socket.on('meeting:commit', (commit) => events.commit(commit));
    socket.on('meeting:signal', (signal) => events.signal(signal));
    socket.on('connection:closed', ({ code }) => {
      if (comeBackCodes.has(code)) {
        this.#refreshNext ||= code === 'token-expired';
        return;
      }
      this.#isWanted = false;
      events.closed(code);
    });
  }

  /** An outage leaves the socket active and it tries by itself; a refusal by the server carries a code and ends the attempts. */
  #onRefusal(error: Error & { data?: unknown }): void {
    if (this.#socket.active) return;
    const refusal = refusalIn(error);
    if (refusal.code === 'unauthenticated' && !this.#hasRefreshed) {
      this.#hasRefreshed = true;
      this.#refreshNext = true;
      this.#again(0);
    } else if (refusal.retryable) this.#again(refusal.retryAfterMs);
    else this.#refuse(refusal);
  }

  #refuse(error: ChamaError): void {
    this.#isWanted = false;
    this.#options.events.refused(error);
  }

  /** With jitter, so that a restarted server does not meet everybody at once. */
  #again(delayMs?: number): void {
    clearTimeout(this.#timer);
    const pause = delayMs ?? Math.min(longestPauseMs, 500 * 2 ** this.#tries) * (0.5 + Math.random());
    this.#tries += 1;
    this.#timer = setTimeout(() => {
      if (this.#isWanted && !this.#socket.connected) this.#socket.disconnect().connect();
    }, pause);
  }
}

function refusalIn(error: Error & { data?: unknown }): ChamaError {
  const data = error.data;
  if (typeof data !== 'object' || data === null || !('code' in data)) return new ChamaError('signal-failed', { cause: error });
  const retryAfterMs = 'retryAfterMs' in data && typeof data.retryAfterMs === 'number' ? data.retryAfterMs : undefined;
  return new ChamaError(isErrorCode(data.code) ? data.code : 'unknown', { message: error.message, retryAfterMs });
}
