// A meeting from outside: what, when, who comes, the answer to the invitation, and the one button that leads in. Nobody's devices are touched here.
import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { MeetingInfo, Participant, ParticipantId, RsvpAnswer } from '../../protocol/index.ts';
import { toChamaError } from '../client/chama-error.ts';
import { type ClientState, can, infoOf, presentCountOf, selfOf } from '../client/client-state.ts';
import { loadedValue, MeetingRecords } from '../client/meeting-records.ts';
import { meetingClientContext, surroundingsContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { OutsideRefresh } from '../controllers/outside-refresh.ts';
import { SelectController, sameFields } from '../controllers/select-controller.ts';
import { before } from '../strings/en/before.ts';
import { everyday } from '../strings/en/everyday.ts';
import { base } from '../styles/base.ts';
import { before as beforeStyles } from '../styles/before.ts';
import { button } from '../styles/button.ts';
import { card } from '../styles/card.ts';
import { alert, back, calendar, icon, lock, people as peopleIcon } from '../styles/icons.ts';
import { page } from '../styles/page.ts';
import './invited-people.ts';
import { typeIcons, typeName } from './meeting-type.ts';
import './rsvp-choice.ts';
import './start-countdown.ts';

export class BeforeScreen extends LitElement {
  static override styles = [base, page, card, button, beforeStyles];

  readonly #words = new Localizer(this, { before, everyday });
  readonly #client = new ContextConsumer(this, { context: meetingClientContext, subscribe: true });
  readonly #surroundings = new ContextConsumer(this, { context: surroundingsContext, subscribe: true });
  readonly #state = new SelectController(this, () => this.#client.value, pick, sameFields);
  readonly #records = new SelectController(
    this,
    () => this.records?.store,
    (records) => records.people,
  );

  protected readonly refresh = new OutsideRefresh(this, () => this.#client.value);

  @state() private records: MeetingRecords | null = null;
  @state() private answering: RsvpAnswer | null = null;
  @state() private answered: RsvpAnswer | null = null;
  @state() private answerFailed = false;
  @state() private starting = false;
  @state() private startProblem = '';

  override willUpdate(): void {
    const client = this.#client.value;
    // Hosts see the people in the live view. Everybody else outside is told of them by REST, once.
    const shown = this.#state.value;
    if (!client || this.records || !shown?.info || shown.people || shown.link === 'connecting') return;
    this.records = new MeetingRecords(client.api, client.meetingId);
    void this.records.load('people');
  }

  /** Where the focus goes when this screen comes. */
  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override render() {
    const shown = this.#state.value;
    if (!shown?.info) return nothing;
    const { info } = shown;
    const everybody = shown.people ?? loadedValue(this.#records.value) ?? [];
    const people = everybody.map((person) => (person.id === shown.myId ? { ...person, rsvp: this.#mine(shown) } : person));
    return html`<div class="page titled">
      <div class="group">${this.#head(info)}</div>
      <div class="split">
        <aside class="stack first">${shown.isInvited ? this.#answer(shown) : nothing}</aside>
        <div class="stack">
          ${info.description ? html`<section class="card" aria-labelledby="about"><h2 id="about">${this.#words.tables.before.about}</h2><p class="description">${info.description}</p></section>` : nothing}
          ${people.length > 0 ? html`<chama-invited-people exportparts="button" .people=${people} .hostId=${info.host.memberId}></chama-invited-people>` : nothing}
        </div>
      </div>
      ${this.#action(shown, info)}
    </div>`;
  }

  #head(info: MeetingInfo): TemplateResult {
    const { before: words, everyday: t } = this.#words.tables;
    const { time } = this.#words;
    const leaveUrl = this.#surroundings.value?.leaveUrl;
    return html`
      ${leaveUrl ? html`<a class="back" href=${leaveUrl}>${icon(back, 'm')}${words.back}</a>` : nothing}
      <h1 tabindex="-1">${info.title}</h1>
      <div class="stack tight">
        <p class="with-icon">${icon(calendar, 'm')}<span><time datetime=${info.scheduledStart}>${time.longWhen(info.scheduledStart, info.scheduledEnd, info.timezone)}</time>
          <span class="small muted block">${time.zone(info.timezone)}</span></span></p>
        <p class="with-icon">${icon(typeIcons[info.type], 'm')}<span>${typeName(info.type, t)}
          <span class="small muted block">${this.#state.value?.isHost ? words.youHost : words.hostedBy(info.host.name)}</span></span></p>
        ${info.settings.requireApproval ? html`<p class="with-icon small muted">${icon(lock, 'm')}<span>${words.approval}</span></p>` : nothing}
      </div>`;
  }

  #answer(shown: Shown): TemplateResult {
    const answer = this.#mine(shown);
    return html`<section class="card" aria-label=${this.#words.tables.before.yourAnswer}>
      <chama-rsvp-choice .answer=${answer} .failed=${this.answerFailed} @cm-answer=${this.#onAnswer}></chama-rsvp-choice>
    </section>`;
  }

  #mine(shown: Shown): RsvpAnswer | null {
    return this.answering ?? this.answered ?? shown.rsvp;
  }

  #action(shown: Shown, info: MeetingInfo): TemplateResult {
    return html`<div class="action-bar before-bar">
      <chama-start-countdown .meeting=${info} .offset=${shown.offset}></chama-start-countdown>
      ${this.#button(shown, info)}
      <p class="small muted hint" id="hint">${this.#hint(shown, info)}</p>
      <div class="hint" role="alert">${this.startProblem ? html`<p class="small problem">${icon(alert, 'm')}<span>${this.startProblem}</span></p>` : nothing}</div>
    </div>`;
  }

  #button(shown: Shown, info: MeetingInfo): TemplateResult | typeof nothing {
    const { before: words, everyday: t } = this.#words.tables;
    if (shown.canStart) {
      return html`<button type="button" part="button" class="button primary tall" aria-describedby="hint" aria-disabled=${this.starting ? 'true' : 'false'} @click=${this.#onStart}>
        ${this.starting ? words.starting : words.start}
      </button>`;
    }
    if (!shown.canJoin) return nothing;
    // While pre-join is on its way this button has done its work: its "Join" is the next one.
    const isOpen = info.status === 'in_progress' && !shown.isOpening && !this.starting;
    return html`<button type="button" part="button" class="button primary tall" aria-describedby="hint" aria-disabled=${isOpen ? 'false' : 'true'} @click=${isOpen ? this.#onJoin : nothing}>${t.join}</button>`;
  }

  #hint(shown: Shown, info: MeetingInfo): string | TemplateResult {
    const { before: words } = this.#words.tables;
    if (info.status === 'in_progress')
      return html`<span class="with-icon">${icon(peopleIcon, 'm')}${shown.present > 0 ? words.liveHint(shown.present) : words.liveEmpty}</span>`;
    if (shown.canStart) return words.startHint;
    return shown.canJoin ? words.waitHint(info.host.name) : words.lookHint;
  }

  readonly #onJoin = () => this.#client.value?.openPreJoin();

  readonly #onStart = async () => {
    if (this.starting) return;
    this.starting = true;
    this.startProblem = '';
    try {
      await this.#client.value?.start();
    } catch (thrown) {
      const { before: words } = this.#words.tables;
      this.startProblem = toChamaError(thrown).code === 'offline' ? words.startOffline : words.startFailed;
    } finally {
      this.starting = false;
    }
  };

  readonly #onAnswer = async ({ detail }: CustomEvent<{ answer: RsvpAnswer }>) => {
    const client = this.#client.value;
    if (!client) return;
    this.answering = detail.answer;
    this.answerFailed = false;
    try {
      this.answered = (await client.api.rsvp(client.meetingId, detail.answer)).rsvp;
    } catch {
      this.answerFailed = true;
    } finally {
      if (this.answering === detail.answer) this.answering = null;
    }
  };
}

interface Shown {
  readonly info: MeetingInfo | null;
  readonly people: readonly Participant[] | null;
  readonly rsvp: RsvpAnswer | null;
  readonly isInvited: boolean;
  readonly myId: ParticipantId | null;
  readonly isHost: boolean;
  readonly canStart: boolean;
  readonly canJoin: boolean;
  /** Pre-join was asked for and is being fetched. */
  readonly isOpening: boolean;
  readonly present: number;
  readonly offset: number;
  readonly link: ClientState['link'];
}

function pick(state: ClientState): Shown {
  const self = selfOf(state);
  const { meeting, view } = state;
  const people = view && view.participants.length > 0 ? view.participants : null;
  return {
    info: infoOf(state),
    people,
    rsvp: self ? self.rsvp : (meeting?.me?.rsvp ?? null),
    isInvited: self !== null || meeting?.me != null,
    myId: view?.me.participantId ?? meeting?.me?.participantId ?? null,
    isHost: (self ?? meeting?.me)?.role === 'host',
    canStart: can(state, 'startMeeting'),
    canJoin: can(state, 'join'),
    isOpening: state.phase === 'prejoin',
    present: presentCountOf(state),
    offset: state.clockOffsetMs,
    link: state.link,
  };
}

defineElement('chama-before', BeforeScreen);

declare global {
  interface HTMLElementTagNameMap {
    'chama-before': BeforeScreen;
  }
}
