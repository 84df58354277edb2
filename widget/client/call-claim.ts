// Only one call at a time: the interface MeetingClient asks, and its keeper for one page, which Web Locks extend to the browser's other tabs.
import type { MeetingId } from '../../protocol/index.ts';
import type { ClientState } from './client-state.ts';

/** What a claim asks of who makes it; a MeetingClient is one. */
export interface Caller {
  readonly meetingId: MeetingId;
  readonly state: ClientState;
  /** Stops its call; `isMove` when another takes the same meeting over. */
  giveWay(isMove: boolean): Promise<void>;
}

export interface CallClaim {
  /** False when another tag or tab is in a call. */
  take(client: Caller): Promise<boolean>;
  /** Takes it whoever has it; another tag on this page leaves first. */
  takeOver(client: Caller): Promise<void>;
  release(client: Caller): void;
}

export class PageCall implements CallClaim {
  #holder: Caller | null = null;
  #releaseLock: (() => void) | null = null;

  async take(client: Caller): Promise<boolean> {
    if (this.#holder) return this.#holder === client;
    this.#holder = client;
    const isFree = await this.#lock(client, { ifAvailable: true });
    if (!isFree && this.#holder === client) this.#holder = null;
    return isFree;
  }

  async takeOver(client: Caller): Promise<void> {
    if (this.#holder && this.#holder !== client) await this.#holder.giveWay(this.#holder.meetingId === client.meetingId);
    this.#holder = client;
    await this.#lock(client, { steal: true });
  }

  release(client: Caller): void {
    if (this.#holder !== client) return;
    this.#holder = null;
    this.#releaseLock?.();
    this.#releaseLock = null;
  }

  /** Tabs of one browser share the lock of a meeting; the server tells about other devices. Without Web Locks it alone does. */
  #lock(client: Caller, options: LockOptions): Promise<boolean> {
    if (this.#releaseLock || typeof navigator === 'undefined' || !navigator.locks) return Promise.resolve(true);
    return new Promise((granted) => {
      const held = navigator.locks.request(lockName(client), options, (lock) => {
        granted(lock !== null);
        return lock
          ? new Promise<void>((release) => {
              this.#releaseLock = release;
            })
          : undefined;
      });
      // Stolen by another tab: the server's `connection:closed duplicate` says so to the person.
      held.catch(() => granted(true));
    });
  }
}

/** By person, not by meeting: two members who share a computer may sit in one meeting. */
function lockName({ state, meetingId }: Caller): string {
  return `chama-call:${state.view?.me.participantId ?? state.meeting?.me?.participantId ?? meetingId}`;
}

/** This page's. */
export const pageCall = new PageCall();
