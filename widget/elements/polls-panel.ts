// The polls of the meeting, the newest on top, and for hosts the way to a new one.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Poll, PollId } from '../../protocol/index.ts';
import { type ClientState, can, presentOf } from '../client/client-state.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { SelectController, sameFields } from '../controllers/select-controller.ts';
import { errors } from '../strings/en/errors.ts';
import { everyday } from '../strings/en/everyday.ts';
import { polls } from '../strings/en/polls.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { add, icon } from '../styles/icons.ts';
import { panel } from '../styles/panel.ts';
import { poll as pollStyles } from '../styles/poll.ts';
import { panelFrame } from './panel-frame.ts';
import './poll-card.ts';
import type { PollAct } from './poll-card.ts';
import './poll-editor.ts';
import type { PollDraft } from './poll-editor.ts';
import { refusalOf } from './refusal.ts';

const noPolls: readonly Poll[] = [];
const noBallots: Readonly<Record<PollId, readonly string[]>> = {};

const pollsOf = (state: ClientState) => ({
  polls: state.view?.polls ?? noPolls,
  ballots: state.view?.me.ballots ?? noBallots,
  people: presentOf(state).length,
  manages: can(state, 'managePolls'),
  votes: can(state, 'vote'),
});

/** @fires panel-close */
export class PollsPanel extends LitElement {
  static override styles = [base, button, panel, pollStyles];

  readonly #words = new Localizer(this, { polls, everyday, errors });
  readonly #state = new SelectController(this, () => this.client, pollsOf, sameFields);

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  @state() private isEditing = false;
  @state() private busy: PollId | 'new' | null = null;
  @state() private refusal: { readonly at: PollId | 'new'; readonly words: string } | null = null;
  /** Polls this person voted in since the panel opened: of a secret one no fact tells. */
  @state() private voted: ReadonlySet<PollId> = new Set();

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#panel-title')?.focus();
  }

  override render() {
    const state = this.#state.value;
    if (!state) return nothing;
    const { polls: words, everyday: shared } = this.#words.tables;
    return panelFrame({
      title: words.title,
      closeWord: shared.close,
      onClose: this.#onClose,
      body: html`<div class="panel-body">
        ${
          this.isEditing && state.manages
            ? html`<chama-poll-editor exportparts="button" ?busy=${this.busy === 'new'} refusal=${this.#refusalAt('new')} @poll-drafted=${this.#onDraft} @editor-closed=${this.#onEditorClosed}></chama-poll-editor>`
            : nothing
        }
        ${state.manages && !this.isEditing ? html`<button type="button" part="button" class="button wide" id="new" @click=${this.#onNew}>${icon(add)}${words.newPoll}</button>` : nothing}
        ${
          state.polls.length === 0 && !this.isEditing
            ? html`<div class="none"><p class="strong">${words.empty}</p><p class="small muted">${state.manages ? words.emptyHost : words.emptyMember}</p></div>`
            : repeat(
                state.polls.toReversed(),
                (poll) => poll.id,
                (poll) => this.#card(poll),
              )
        }
      </div>`,
    });
  }

  #card(poll: Poll) {
    const state = this.#state.value;
    if (!state) return nothing;
    const mine = state.ballots[poll.id];
    return html`<chama-poll-card exportparts="button"
      .poll=${poll} .mine=${mine ?? []} ?voted=${mine !== undefined || this.voted.has(poll.id)} .people=${state.people} ?manages=${state.manages} ?votes=${state.votes}
      ?busy=${this.busy === poll.id} refusal=${this.#refusalAt(poll.id)} @poll-act=${this.#onAct}
    ></chama-poll-card>`;
  }

  #refusalAt(at: PollId | 'new'): string {
    return this.refusal?.at === at ? this.refusal.words : '';
  }

  readonly #onClose = () => this.dispatchEvent(new Event('panel-close'));

  readonly #onNew = () => {
    this.isEditing = true;
  };

  readonly #onEditorClosed = async () => {
    this.isEditing = false;
    this.refusal = null;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#new')?.focus();
  };

  readonly #onDraft = (event: CustomEvent<PollDraft>) => {
    const { opens, options, ...draft } = event.detail;
    return this.#try('new', async (client) => {
      const { pollId } = await client.send('poll:create', { ...draft, options: [...options] });
      this.isEditing = false;
      if (opens) await client.send('poll:open', { pollId });
      this.focus();
    });
  };

  readonly #onAct = (event: CustomEvent<PollAct>) => {
    const act = event.detail;
    const { pollId } = act;
    return this.#try(pollId, async (client) => {
      if (act.type === 'open') await client.send('poll:open', { pollId });
      else if (act.type === 'close') await client.send('poll:close', { pollId });
      else {
        await client.send('ballot:cast', { pollId, optionIds: [...act.optionIds] });
        this.voted = new Set([...this.voted, pollId]);
      }
    });
  };

  async #try(at: PollId | 'new', act: (client: MeetingClient) => Promise<void>): Promise<void> {
    if (!this.client || this.busy) return;
    this.busy = at;
    this.refusal = null;
    try {
      await act(this.client);
    } catch (thrown) {
      this.refusal = { at, words: refusalOf(thrown, this.#words.tables.errors) };
    } finally {
      this.busy = null;
    }
  }
}

defineElement('chama-polls-panel', PollsPanel);

declare global {
  interface HTMLElementTagNameMap {
    'chama-polls-panel': PollsPanel;
  }
}
