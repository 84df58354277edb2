// Acks of one connection leave in the order its commands came, however fast each was answered.
import type { Ack } from '../../protocol/socket.ts';

interface Slot {
  readonly send: (answer: Ack) => void;
  answer: Ack | null;
}

export class AckOrder {
  readonly #slots: Slot[] = [];

  /** Takes the next place; the returned function answers it, now or later. */
  take(send: (answer: Ack) => void): (answer: Ack) => void {
    const slot: Slot = { send, answer: null };
    this.#slots.push(slot);
    return (answer) => {
      slot.answer = answer;
      this.#release();
    };
  }

  #release(): void {
    for (let first = this.#slots[0]; first?.answer; first = this.#slots[0]) {
      this.#slots.shift();
      first.send(first.answer);
    }
  }
}
