// A chama's meetings: four tabs, cards in groups, and the way to schedule one. Reads and acts through ChamaMeetingsClient.
import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MeetingId, RsvpAnswer } from '../../protocol/index.ts';
import { type ChamaErrorCode, toChamaError } from '../client/chama-error.ts';
import { ChamaMeetingsClient, type ChamaMeetingsState, type Half } from '../client/chama-meetings-client.ts';
import type { Meeting } from '../client/rest-shapes.ts';
import { announcerContext, listContext, restApiContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { SelectController } from '../controllers/select-controller.ts';
import { Ticker } from '../controllers/ticker.ts';
import { everyday } from '../strings/en/everyday.ts';
import { list } from '../strings/en/list.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { card } from '../styles/card.ts';
import { add, alert, icon, retry } from '../styles/icons.ts';
import { meetingList } from '../styles/meeting-list.ts';
import { notice } from '../styles/notice.ts';
import { page } from '../styles/page.ts';
import { skeleton } from '../styles/skeleton.ts';
import { tabs } from '../styles/tabs.ts';
import { troubleMark } from '../styles/trouble-mark.ts';
import { emptySeats } from './empty-seats.ts';
import './meeting-card.ts';
import type { ScheduleDialog, ScheduleRequest } from './schedule-dialog.ts';
import { tabList } from './tab-list.ts';

const tabNames = ['all', 'upcoming', 'live', 'past'] as const;
type TabName = (typeof tabNames)[number];

/** The list has no socket: it looks again this often while somebody looks at it. */
const refreshEveryMs = 30_000;

export class MeetingList extends LitElement {
  static override styles = [base, page, button, card, tabs, notice, skeleton, troubleMark, meetingList];

  readonly #words = new Localizer(this, { everyday, list });
  readonly #api = new ContextConsumer(this, { context: restApiContext, subscribe: true });
  readonly #list = new ContextConsumer(this, { context: listContext, subscribe: true });
  readonly #announcer = new ContextConsumer(this, { context: announcerContext, subscribe: true });
  readonly #state = new SelectController(
    this,
    () => this.client?.store,
    (whole) => whole,
  );
  readonly #ticker = new Ticker(
    this,
    () => refreshEveryMs,
    () => this.#refresh(),
  );

  @state() private tab: TabName = 'all';
  @state() private wantsDialog = false;
  @state() private client: ChamaMeetingsClient | null = null;
  #shownFor: string | null = null;

  override willUpdate(): void {
    const api = this.#api.value;
    const chamaId = this.#list.value?.chamaId;
    if (!api || !chamaId) return;
    const subject = `${api.server} ${chamaId}`;
    if (this.#shownFor === subject) return;
    this.#shownFor = subject;
    this.client = new ChamaMeetingsClient(api, chamaId);
    void this.client.load();
  }

  override render() {
    const { everyday: t, list: words } = this.#words.tables;
    const state = this.#state.value;
    const isEmpty = state?.ahead?.length === 0 && state.past?.length === 0;
    const live = state?.ahead?.some(isLive) ?? false;
    return html`<div class="page">
      <div class="page-head">
        <div><p class="small muted chama-name">${state?.chamaName ?? nothing}</p><h1>${t.meetings}</h1></div>
        ${state?.isOfficer && !isEmpty ? this.#scheduleButton(false) : nothing}
      </div>
      ${tabList({
        label: t.meetings,
        tabs: tabNames.map((name) => ({ name, label: words.tabs[name], dot: name === 'live' && live ? words.liveNow : undefined })),
        selected: this.tab,
        onSelect: (name) => {
          this.tab = name;
        },
      })}
      <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}" aria-busy=${state?.ahead || state?.error ? 'false' : 'true'}>
        ${this.#panel(state)}
      </div>
    </div>
    ${this.wantsDialog ? html`<chama-schedule-dialog exportparts="button, dialog" @cm-schedule=${this.#onSchedule}></chama-schedule-dialog>` : nothing}`;
  }

  #panel(state: ChamaMeetingsState | undefined) {
    if (state?.error && !state.ahead) return this.#failed(state);
    if (!state?.ahead || !state.past) return this.#loading();
    const live = state.ahead.filter(isLive);
    const upcoming = state.ahead.filter((meeting) => !isLive(meeting));
    const shows = (name: TabName) => this.tab === 'all' || this.tab === name;
    const groups = [
      shows('live') ? this.#group('now', live, state, null) : nothing,
      shows('upcoming') ? this.#group('comingUp', upcoming, state, 'ahead') : nothing,
      shows('past') ? this.#group('past', state.past, state, 'past') : nothing,
    ];
    return html`${state.error ? this.#stale() : nothing}${groups.every((group) => group === nothing) ? this.#empty(state) : groups}`;
  }

  #group(name: 'now' | 'comingUp' | 'past', meetings: readonly Meeting[], state: ChamaMeetingsState, half: Half | null): TemplateResult | typeof nothing {
    if (meetings.length === 0) return nothing;
    const { list: words } = this.#words.tables;
    const isTitled = this.tab === 'all' && name !== 'now';
    return html`<section class="group ${name === 'now' ? '' : 'cols-2'}" aria-label=${words[name]}>
      ${isTitled ? html`<h2 class="group-title">${words[name]}</h2>` : nothing}
      ${repeat(
        meetings,
        (meeting) => meeting.id,
        (meeting) => this.#card(meeting, state, isTitled ? 3 : 2),
      )}
      ${
        half && state.hasMore[half]
          ? html`<button type="button" part="button" class="button more" aria-disabled=${state.loadingMore ? 'true' : 'false'} @click=${() => this.client?.more(half)}>${words.showMore}</button>`
          : nothing
      }
    </section>`;
  }

  #card(meeting: Meeting, state: ChamaMeetingsState, heading: 2 | 3): TemplateResult {
    return html`<chama-meeting-card
      exportparts="button, badge"
      .meeting=${meeting}
      .href=${this.#list.value?.urlOf(meeting.id) ?? null}
      .now=${this.#ticker.now}
      .answering=${state.answering.get(meeting.id) ?? null}
      .failed=${state.answerFailed === meeting.id}
      .heading=${heading}
      @cm-open=${this.#onOpen}
      @cm-rsvp=${this.#onRsvp}
    ></chama-meeting-card>`;
  }

  #empty(state: ChamaMeetingsState): TemplateResult {
    const { list: words } = this.#words.tables;
    const { tab } = this;
    const hint = tab === 'all' || tab === 'upcoming' ? (state.isOfficer ? 'officer' : 'member') : tab;
    const hasNone = state.ahead?.length === 0 && state.past?.length === 0;
    return html`<div class="empty">
      ${emptySeats}
      <h2>${words.empty[tab]}</h2>
      <p class="muted">${words.emptyHint[hint]}</p>
      ${state.isOfficer && hasNone ? this.#scheduleButton(true) : nothing}
    </div>`;
  }

  #scheduleButton(isPrimary: boolean): TemplateResult {
    return html`<button type="button" part="button" class="button ${isPrimary ? 'primary' : ''}" aria-haspopup="dialog" @click=${this.#openDialog}>
      ${icon(add)}${this.#words.tables.list.schedule}
    </button>`;
  }

  #loading(): TemplateResult {
    const bones = html`<div class="card" aria-hidden="true">
      <div class="bones"><span class="bone pill"></span><span class="bone title"></span><span class="bone"></span><span class="bone short"></span></div>
      <span class="bone control"></span>
    </div>`;
    return html`<p class="sr-only" role="status">${this.#words.tables.list.loading}</p><div class="group cols-2">${bones}${bones}${bones}${bones}</div>`;
  }

  #failed({ error }: ChamaMeetingsState): TemplateResult {
    const { list: words, everyday: t } = this.#words.tables;
    const reasons: Partial<Record<ChamaErrorCode, string>> = {
      offline: words.failedOffline,
      'token-failed': words.failedToken,
      unauthenticated: words.failedToken,
      'not-found': words.failedForbidden,
    };
    const why = error && reasons[error.code];
    return html`<div class="empty" role="alert">
      <span class="mark">${icon(alert)}</span>
      <h2>${words.failed}</h2>
      <p class="muted">${why ?? words.failedOther}</p>
      <button type="button" part="button" class="button primary" @click=${() => this.client?.load()}>${icon(retry)}${t.tryAgain}</button>
    </div>`;
  }

  #stale(): TemplateResult {
    const { list: words, everyday: t } = this.#words.tables;
    return html`<div class="notice wait" role="status">
      ${icon(alert)}<div><span>${words.stale}</span></div>
      <button type="button" part="button" class="button quiet" @click=${() => this.client?.load()}>${t.tryAgain}</button>
    </div>`;
  }

  #refresh(): void {
    if (!document.hidden) void this.client?.refresh();
  }

  readonly #openDialog = async () => {
    await import('./schedule-dialog.ts');
    this.wantsDialog = true;
    await this.updateComplete;
    this.#dialog()?.show();
  };

  #dialog(): ScheduleDialog | null {
    return this.renderRoot.querySelector('chama-schedule-dialog');
  }

  readonly #onSchedule = async ({ detail }: CustomEvent<ScheduleRequest>) => {
    try {
      const meeting = await this.client?.schedule(detail.draft, detail.key);
      this.#dialog()?.done();
      if (this.tab !== 'all') this.tab = 'upcoming';
      if (meeting) this.#announcer.value?.polite(this.#words.tables.list.scheduled(meeting.title));
    } catch (thrown) {
      this.#dialog()?.refuse(toChamaError(thrown));
    }
  };

  readonly #onOpen = (event: CustomEvent<{ meetingId: MeetingId }>) => {
    if (this.#list.value?.open(event.detail.meetingId) === false) event.preventDefault();
  };

  readonly #onRsvp = ({ detail }: CustomEvent<{ meetingId: MeetingId; answer: RsvpAnswer }>) => {
    void this.client?.answer(detail.meetingId, detail.answer);
  };
}

function isLive(meeting: Meeting): boolean {
  return meeting.status === 'in_progress';
}

defineElement('chama-meeting-list', MeetingList);

declare global {
  interface HTMLElementTagNameMap {
    'chama-meeting-list': MeetingList;
  }
}
