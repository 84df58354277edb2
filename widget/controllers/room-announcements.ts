// Says to people who do not see the room what others notice at a glance: who came and went, hands, polls, new messages. Merged, so that it does not chatter.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MeetingView } from '../../protocol/index.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import type { room } from '../strings/en/room.ts';
import type { Announcer } from './client-context.ts';

type Words = typeof room;

const mergeMs = 3_000;
/** In a bigger meeting coming and going is no news. */
const quietFrom = 20;
const named = 3;

export class RoomAnnouncements implements ReactiveController {
  readonly #client: () => MeetingClient | undefined;
  readonly #announcer: () => Announcer | undefined;
  readonly #words: () => Words;
  #followed: MeetingClient | undefined;
  #stop: (() => void) | null = null;
  #view: MeetingView | null = null;
  #came: string[] = [];
  #went: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, client: () => MeetingClient | undefined, announcer: () => Announcer | undefined, words: () => Words) {
    this.#client = client;
    this.#announcer = announcer;
    this.#words = words;
    host.addController(this);
  }

  hostUpdated(): void {
    const client = this.#client();
    if (client === this.#followed) return;
    this.#stop?.();
    this.#followed = client;
    this.#view = client?.state.view ?? null;
    this.#stop = client?.subscribe(() => this.#compare(client.state.view)) ?? null;
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = null;
    this.#followed = undefined;
    clearTimeout(this.#timer);
  }

  #compare(view: MeetingView | null): void {
    const before = this.#view;
    this.#view = view;
    if (!view || !before || before === view) return;
    if (before.participants !== view.participants) this.#people(before, view);
    if (before.hands !== view.hands) this.#hands(before, view);
    if (before.polls !== view.polls) this.#polls(before, view);
  }

  #people(before: MeetingView, view: MeetingView): void {
    const present = view.participants.filter((p) => p.present);
    if (present.length > quietFrom) return;
    const was = new Map(before.participants.map((p) => [p.id, p.present]));
    for (const p of view.participants) {
      if (p.id === view.me.participantId || (was.get(p.id) ?? false) === p.present) continue;
      (p.present ? this.#came : this.#went).push(p.name);
    }
    if (this.#came.length + this.#went.length > 0) this.#timer ??= setTimeout(() => this.#tellPeople(), mergeMs);
  }

  #tellPeople(): void {
    this.#timer = undefined;
    const words = this.#words();
    const came = this.#came.splice(0);
    const went = this.#went.splice(0);
    if (came.length > named) this.#say(words.manyJoined(came.length));
    else for (const name of came) this.#say(words.joined(name));
    for (const name of went.slice(0, named)) this.#say(words.leftRoom(name));
  }

  #hands(before: MeetingView, view: MeetingView): void {
    const words = this.#words();
    const me = view.me.participantId;
    const was = new Set(before.hands.map((hand) => hand.participantId));
    for (const [index, hand] of view.hands.entries()) {
      if (was.has(hand.participantId)) continue;
      if (hand.participantId === me) this.#say(words.handUp(index + 1));
      else this.#say(words.handRaised(view.participants.find((p) => p.id === hand.participantId)?.name ?? ''));
    }
    if (was.has(me) && !view.hands.some((hand) => hand.participantId === me)) this.#say(words.handDown);
  }

  #polls(before: MeetingView, view: MeetingView): void {
    const open = new Set(before.polls.filter((poll) => poll.status === 'open').map((poll) => poll.id));
    for (const poll of view.polls) if (poll.status === 'open' && !open.has(poll.id)) this.#say(this.#words().pollOpened(poll.question));
  }

  #say(text: string): void {
    this.#announcer()?.polite(text);
  }
}
