// Who is in, whose hand is up and in which order, who is missing. Hosts lower hands and remove people here.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Participant, RaisedHand } from '../../protocol/index.ts';
import { type ClientState, can } from '../client/client-state.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { SelectController } from '../controllers/select-controller.ts';
import { Ticker } from '../controllers/ticker.ts';
import { errors } from '../strings/en/errors.ts';
import { everyday } from '../strings/en/everyday.ts';
import { people } from '../strings/en/people.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { icon } from '../styles/icons.ts';
import { panel } from '../styles/panel.ts';
import { people as peopleStyles } from '../styles/people.ts';
import { micOff, remove } from '../styles/room-icons.ts';
import type { Question } from './confirm-dialog.ts';
import './confirm-dialog.ts';
import { panelFrame } from './panel-frame.ts';
import { isMicrophoneOn, isSameStage, isSpeaking, type StageState, stageStateOf } from './people-on-stage.ts';
import './person-avatar.ts';
import { refusalOf } from './refusal.ts';

interface PanelState extends StageState {
  readonly mayLower: boolean;
  readonly mayRemove: boolean;
  readonly offset: number;
}

const panelStateOf = (state: ClientState): PanelState => ({
  ...stageStateOf(state),
  mayLower: can(state, 'lowerHands'),
  mayRemove: can(state, 'removeParticipant'),
  offset: state.clockOffsetMs,
});

/** @fires panel-close */
export class PeoplePanel extends LitElement {
  static override styles = [base, button, peopleStyles, panel];

  readonly #words = new Localizer(this, { people, everyday, errors });
  readonly #state = new SelectController(this, () => this.client, panelStateOf, isSameStage);
  readonly #ticker = new Ticker(this, () => 15_000);

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  @state() private asked: Participant | null = null;
  @state() private refusal = '';

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#panel-title')?.focus();
  }

  override render() {
    const state = this.#state.value;
    if (!state) return nothing;
    const { people: words, everyday: shared } = this.#words.tables;
    const present = state.participants.filter((p) => p.present);
    const missing = state.participants.filter((p) => !p.present && p.status !== 'pending_approval');
    return html`${panelFrame({
      title: words.title,
      count: present.length,
      closeWord: shared.close,
      onClose: this.#onClose,
      body: html`<div class="panel-body">
        ${this.refusal ? html`<p class="small" role="alert">${this.refusal}</p>` : nothing}
        ${state.hands.length > 0 ? this.#hands(state) : nothing}
        <section><h3>${words.inRoom(present.length)}</h3><ul class="list">${repeat(
          present,
          (p) => p.id,
          (p) => this.#present(p, state),
        )}</ul>
          ${present.length === 1 ? html`<p class="small muted">${words.nobodyElse}</p>` : nothing}</section>
        ${
          missing.length > 0
            ? html`<section><h3>${words.notYet(missing.length)}</h3><ul class="list">${repeat(
                missing,
                (p) => p.id,
                (p) => this.#missing(p),
              )}</ul></section>`
            : nothing
        }
      </div>`,
    })}
    <chama-confirm-dialog exportparts="dialog, button" .question=${this.#question()} @confirmed=${this.#onRemove} @dialog-closed=${this.#onKeep}></chama-confirm-dialog>`;
  }

  #hands(state: PanelState) {
    const words = this.#words.tables.people;
    return html`<section><h3>${words.raisedHands}</h3>
      <ol class="list">${repeat(
        state.hands,
        (hand) => hand.participantId,
        (hand, index) => this.#hand(hand, index, state),
      )}</ol></section>`;
  }

  #hand(hand: RaisedHand, index: number, state: PanelState) {
    const words = this.#words.tables.people;
    const isMine = hand.participantId === state.me;
    const name = state.participants.find((p) => p.id === hand.participantId)?.name ?? '';
    const lower = isMine ? words.lowerMine : words.lowerName(name);
    return html`<li class="person">
      <span class="order">${index + 1}</span>
      <span class="who"><span class="name">${name}${isMine ? html` <span class="muted">${words.you}</span>` : nothing}</span><span class="sub">${this.#ago(hand.at, state)}</span></span>
      ${
        state.mayLower || isMine
          ? html`<button type="button" part="button" class="button small-btn" aria-label=${lower} @click=${() => this.#lower(hand, isMine)}>${words.lower}</button>`
          : nothing
      }
    </li>`;
  }

  #present(p: Participant, state: PanelState) {
    const words = this.#words.tables.people;
    const marks = [words[p.role], this.#doing(p, state)].filter((mark) => mark !== '');
    const mayRemove = state.mayRemove && p.id !== state.me && p.role !== 'host';
    return html`<li class="person ${p.away ? 'away' : ''}">
      <chama-person-avatar .name=${p.name} member-id=${p.memberId} .picture=${p.picture}></chama-person-avatar>
      <span class="who">
        <span class="name">${p.name}${p.id === state.me ? html` <span class="muted">${words.you}</span>` : nothing}</span>
        <span class="sub">${!isMicrophoneOn(state, p.id) ? icon(micOff, 's') : nothing}${marks.join(' · ')}</span>
      </span>
      ${
        mayRemove
          ? html`<button type="button" class="icon-button" aria-label=${words.removeName(p.name)} title=${words.remove} @click=${() => this.#ask(p)}>${icon(remove, 'm')}</button>`
          : html`<span></span>`
      }
    </li>`;
  }

  #missing(p: Participant) {
    const words = this.#words.tables.people;
    const answer = p.rsvp === 'yes' ? words.saidYes : p.rsvp === 'no' ? words.saidNo : p.rsvp === 'maybe' ? words.saidMaybe : words.noAnswer;
    return html`<li class="person">
      <chama-person-avatar .name=${p.name} member-id=${p.memberId} .picture=${p.picture}></chama-person-avatar>
      <span class="who"><span class="name">${p.name}</span><span class="sub">${p.status === 'left' ? words.wasHere : answer}</span></span><span></span>
    </li>`;
  }

  #doing(p: Participant, state: PanelState): string {
    const words = this.#words.tables.people;
    if (p.away) return words.away;
    if (state.people[p.id]?.screen) return words.sharing;
    if (isSpeaking(state, p.id)) return words.speaking;
    return isMicrophoneOn(state, p.id) ? '' : words.muted;
  }

  #ago(at: string, state: PanelState): string {
    const words = this.#words.tables.people;
    const ms = this.#ticker.now + state.offset - Date.parse(at);
    return ms < 15_000 ? words.now : words.ago(this.#words.time.duration(ms));
  }

  #question(): Question | null {
    const words = this.#words.tables.people;
    if (!this.asked) return null;
    const { name } = this.asked;
    return { title: words.removeTitle(name), text: words.removeText(name), confirm: words.removeConfirm, keep: words.keep };
  }

  #ask(participant: Participant): void {
    this.asked = participant;
  }

  #lower({ participantId }: RaisedHand, isMine: boolean): void {
    void this.#try(this.client?.send('hand:lower', isMine ? {} : { participantId }));
  }

  readonly #onRemove = () => {
    const { asked } = this;
    if (asked) void this.#try(this.client?.send('participant:remove', { participantId: asked.id }));
  };

  readonly #onKeep = () => {
    this.asked = null;
  };

  async #try(sent: Promise<unknown> | undefined): Promise<void> {
    this.refusal = '';
    try {
      await sent;
    } catch (thrown) {
      this.refusal = refusalOf(thrown, this.#words.tables.errors);
    }
  }

  readonly #onClose = () => this.dispatchEvent(new Event('panel-close'));
}

defineElement('chama-people-panel', PeoplePanel);

declare global {
  interface HTMLElementTagNameMap {
    'chama-people-panel': PeoplePanel;
  }
}
