// A client that will not give up: it sends each line until it is acknowledged, with the same command id, over every lost connection.
import { setTimeout as wait } from 'node:timers/promises';
import { isRetryable } from '../../protocol/errors.ts';
import { newId } from '../ids.ts';
import type { Seat } from './people.ts';

/** One line that the server said is committed. */
export interface Acked {
  readonly text: string;
  readonly version: number;
  readonly messageId: string;
}

export class StubbornSender {
  readonly seat: Seat;
  readonly acked: Acked[] = [];
  resent = 0;
  /** Answers that were none, for a test that fails. */
  readonly setbacks: string[] = [];
  #isStopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(seat: Seat) {
    this.seat = seat;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Resolves when the last line is acknowledged. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let n = 1; !this.#isStopped; n += 1) this.acked.push(await this.#send(`${this.seat.person.memberId} ${n}`));
  }

  async #send(text: string): Promise<Acked> {
    let commandId = newId();
    for (;;) {
      const ack = await this.seat.ask('chat:send', { commandId, text }).catch(() => null);
      if (ack?.ok) return { text, version: ack.version, ...(ack.result as { messageId: string }) };
      this.setbacks.push(`${Math.round(performance.now())} ${ack?.error.code ?? 'no ack'}`);
      if (ack?.error.code === 'not-joined') {
        // An outage longer than the grace: the stay was closed, so come in again. The refusal is final, so the line goes under a new id.
        await this.seat.ask('participant:join', { commandId: newId() }).catch(() => null);
        commandId = newId();
        continue;
      }
      if (ack && !isRetryable(ack.error.code)) throw new Error(`${text}: ${ack.error.code}`);
      if (!ack) this.resent += 1;
      await wait(ack?.error.retryAfterMs ?? 20);
    }
  }
}
