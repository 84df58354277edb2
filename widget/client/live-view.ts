// One meeting's live view: the socket, the commands on their way and the fold, as one thing that keeps itself in step. Phases are meeting-client.ts.
import type { CloseCode, CommandInput, CommandName, Fact, MeetingId, MeetingView, ResultOf, Signal } from '../../protocol/index.ts';
import type { ChamaError } from './chama-error.ts';
import { offsetFrom } from './clock.ts';
import { Link } from './link.ts';
import { closedError, Outbox } from './outbox.ts';
import type { TokenSource } from './tokens.ts';
import { ViewKeeper } from './view-keeper.ts';

export interface LiveViewEvents {
  /** `facts` made the view what it is; none when the server gave it whole. */
  changed(view: MeetingView, version: number, facts: readonly Fact[]): void;
  /** How far the server's clock is ahead of ours. */
  clock(offsetMs: number): void;
  signal(signal: Signal): void;
  online(): void;
  /** False when we hung up ourselves or are not to come again. */
  offline(willReturn: boolean): void;
  closed(code: CloseCode): void;
  refused(error: ChamaError): void;
}

export interface LiveViewOptions {
  readonly server: string;
  readonly meetingId: MeetingId;
  readonly tokens: TokenSource;
  readonly events: LiveViewEvents;
}

export class LiveView {
  readonly #keeper: ViewKeeper;
  readonly #outbox: Outbox;
  readonly #link: Link;

  constructor({ server, meetingId, tokens, events }: LiveViewOptions) {
    this.#keeper = new ViewKeeper({ changed: (view, version, facts) => events.changed(view, version, facts), behind: (since) => void this.#sync(since) });
    this.#outbox = new Outbox({ emit: (name, payload) => this.#link.emit(name, payload), isOpen: () => this.#link.isOnline });
    this.#link = new Link({
      server,
      meetingId,
      tokens,
      since: () => (this.#keeper.view ? this.#keeper.version : undefined),
      events: {
        online: () => {
          events.online();
          this.#outbox.flush();
        },
        offline: (willReturn) => events.offline(willReturn),
        snapshot: (snapshot) => {
          events.clock(offsetFrom(snapshot.serverTime));
          this.#keeper.replace(snapshot);
        },
        commit: (commit) => this.#keeper.commit(commit),
        signal: (signal) => events.signal(signal),
        closed: (code) => events.closed(code),
        refused: (error) => events.refused(error),
      },
    });
  }

  get isOnline(): boolean {
    return this.#link.isOnline;
  }

  open(options?: { readonly takeOver?: boolean }): void {
    this.#link.open(options);
  }

  /** Hangs up; `open` comes back to it. */
  close(): void {
    this.#link.close();
  }

  /** For good: whoever waits for an answer is told that none will come. */
  destroy(): void {
    this.#outbox.close(closedError());
    this.#keeper.stop();
    this.#link.destroy();
  }

  /** Under its own id until it is answered, over reconnects too; resolves when the view shows what it did. */
  async send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<ResultOf<N>> {
    const ack = await this.#outbox.send(name, input);
    await this.#keeper.reached(ack.version);
    const result = ack.result as ResultOf<N>;
    if (name === 'ballot:cast') this.#rememberBallot(result as ResultOf<'ballot:cast'> | undefined);
    return result;
  }

  /** The page came back to life: the socket may only look alive. */
  async wake(): Promise<void> {
    this.#take(await this.#link.wake(this.#keeper.version));
  }

  async #sync(since: number): Promise<void> {
    // Offline there is nothing to ask: the reconnect says by itself where we are. An ack that does not come is asked for again by the keeper.
    if (this.#link.isOnline) this.#take(await this.#link.sync(since).catch(() => null));
  }

  #take(answer: Awaited<ReturnType<Link['wake']>>): void {
    if (!answer?.ok) return;
    if ('snapshot' in answer) this.#keeper.replace(answer.snapshot);
    else for (const commit of answer.commits) this.#keeper.commit(commit);
  }

  #rememberBallot(ballot: ResultOf<'ballot:cast'> | undefined): void {
    if (ballot) this.#keeper.rememberBallot(ballot.pollId, ballot.optionIds);
  }
}
