// Only one call at a time: the interface MeetingClient asks, and its keeper for one page, which Web Locks extend to the browser's other tabs.
import type { MeetingClient } from './meeting-client.ts';

export interface CallClaim {
  /** False when another tag or tab is in a call. */
  take(client: MeetingClient): Promise<boolean>;
  /** Takes it whoever has it; another tag on this page leaves first. */
  takeOver(client: MeetingClient): Promise<void>;
  release(client: MeetingClient): void;
}

export class PageCall implements CallClaim {
  #holder: MeetingClient | null = null;
  #releaseLock: (() => void) | null = null;

  async take(client: MeetingClient): Promise<boolean> {
    if (this.#holder) return this.#holder === client;
    this.#holder = client;
    const isFree = await this.#lock(client, { ifAvailable: true });
    if (!isFree && this.#holder === client) this.#holder = null;
    return isFree;
  }

  async takeOver(client: MeetingClient): Promise<void> {
    if (this.#holder && this.#holder !== client) await this.#holder.giveWay(this.#holder.meetingId === client.meetingId);
    this.#holder = client;
    await this.#lock(client, { steal: true });
  }

  release(client: MeetingClient): void {
    if (this.#holder !== client) return;
    this.#holder = null;
    this.#releaseLock?.();
    this.#releaseLock = null;
  }

  /** Tabs of one browser share the lock of a meeting; the server tells about other devices. Without Web Locks it alone does. */
  #lock(client: MeetingClient, options: LockOptions): Promise<boolean> {
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
function lockName({ state, meetingId }: MeetingClient): string {
  return `chama-call:${state.view?.me.participantId ?? state.meeting?.me?.participantId ?? meetingId}`;
}

/** This page's. */
export const pageCall = new PageCall();
