// Commands on their way: each is sent under one id, again and again, until the server has answered it. Knows no sockets but by `emit`.
import type { Ack, CommandId, CommandInput, CommandName } from '../../protocol/index.ts';
import { ChamaError, fromWire } from './chama-error.ts';
import { newCommandId } from './uuidv7.ts';

export interface OutboxOptions {
  /** Sends once; rejects when no ack came in time. Not called while `isOpen` says no. */
  readonly emit: (name: CommandName, payload: object) => Promise<Ack>;
  readonly isOpen: () => boolean;
}

interface Pending {
  readonly name: CommandName;
  readonly payload: object;
  readonly resolve: (ack: Extract<Ack, { ok: true }>) => void;
  readonly reject: (error: ChamaError) => void;
  isUnderWay: boolean;
  unavailableTries: number;
}

/** How often "not available at the moment" is taken as an invitation to wait. */
const patience = 3;

export class Outbox {
  readonly #options: OutboxOptions;
  /** In the order they were made, which is the order they are sent again in. */
  readonly #pending = new Map<CommandId, Pending>();
  #closed: ChamaError | null = null;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  send<N extends CommandName>(name: N, input: CommandInput<N>, commandId: CommandId = newCommandId()): Promise<Extract<Ack, { ok: true }>> {
    if (this.#closed) return Promise.reject(this.#closed);
    return new Promise((resolve, reject) => {
      this.#pending.set(commandId, { name, payload: { ...input, commandId }, resolve, reject, isUnderWay: false, unavailableTries: 0 });
      void this.#attempt(commandId);
    });
  }

  /** The way is open (again): what has no answer yet goes out once more. */
  flush(): void {
    for (const commandId of [...this.#pending.keys()]) void this.#attempt(commandId);
  }

  /** Nobody will answer any more. */
  close(error: ChamaError): void {
    this.#closed = error;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    const left = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of left) reject(error);
  }

  get size(): number {
    return this.#pending.size;
  }

  async #attempt(commandId: CommandId): Promise<void> {
    const pending = this.#pending.get(commandId);
    if (!pending || pending.isUnderWay || !this.#options.isOpen()) return;
    pending.isUnderWay = true;
    const ack = await this.#options.emit(pending.name, pending.payload).catch(() => null);
    pending.isUnderWay = false;
    if (!this.#pending.has(commandId)) return;
    if (!ack) void this.#attempt(commandId);
    else this.#settle(commandId, pending, ack);
  }

  #settle(commandId: CommandId, pending: Pending, ack: Ack): void {
    if (!ack.ok && ack.error.code === 'unavailable' && pending.unavailableTries < patience) {
      pending.unavailableTries += 1;
      this.#later(() => void this.#attempt(commandId), ack.error.retryAfterMs ?? 500 * 2 ** pending.unavailableTries);
      return;
    }
    this.#pending.delete(commandId);
    if (ack.ok) pending.resolve(ack);
    else pending.reject(fromWire(ack.error));
  }

  #later(work: () => void, delayMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, delayMs);
    this.#timers.add(timer);
  }
}

export const closedError = () => new ChamaError('closed', { message: 'the client was closed' });
