// A meeting that is behind this person: what happened, the way back where there is one, and the records in tabs.
import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { MeetingInfo, MeetingStatus, Participant, Poll } from '../../protocol/index.ts';
import { type ClientState, infoOf } from '../client/client-state.ts';
import { loadedValue, MeetingRecords, type RecordKind, type RecordsState } from '../client/meeting-records.ts';
import { meetingClientContext, surroundingsContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { SelectController } from '../controllers/select-controller.ts';
import { Ticker } from '../controllers/ticker.ts';
import { after } from '../strings/en/after.ts';
import { everyday } from '../strings/en/everyday.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { card } from '../styles/card.ts';
import { alert, back, icon, retry } from '../styles/icons.ts';
import { notice } from '../styles/notice.ts';
import { page } from '../styles/page.ts';
import { skeleton } from '../styles/skeleton.ts';
import { tabs } from '../styles/tabs.ts';
import { type Outcome, outcomeOf } from './after-outcome.ts';
import './after-overview.ts';
import './attendance-table.ts';
import './recording-list.ts';
import { saveFile } from './save-file.ts';
import { tabList } from './tab-list.ts';

type TabName = 'overview' | 'attendance' | 'recordings';
const recordsOf: Record<TabName, readonly RecordKind[]> = { overview: ['people', 'polls'], attendance: ['attendance'], recordings: ['recordings'] };

/** @slot after-leave - The portal's own words or links, under what happened. */
export class AfterScreen extends LitElement {
  static override styles = [base, page, card, button, tabs, notice, skeleton];

  readonly #words = new Localizer(this, { after, everyday });
  readonly #client = new ContextConsumer(this, { context: meetingClientContext, subscribe: true });
  readonly #surroundings = new ContextConsumer(this, { context: surroundingsContext, subscribe: true });
  readonly #state = new SelectController(
    this,
    () => this.#client.value,
    (whole) => whole,
  );
  readonly #records = new SelectController(
    this,
    () => this.records?.store,
    (whole) => whole,
  );
  readonly #ticker = new Ticker(this, () => 60_000);

  @state() private tab: TabName = 'overview';
  @state() private records: MeetingRecords | null = null;
  /** What is being fetched as a file: the CSV or a recording's id. */
  @state() private fetching: string | null = null;
  @state() private fetchFailed: string | null = null;
  /** What was asked for last: a failure waits for a tap. */
  #asked = '';
  /** The status the records were read in; when the meeting moves on under this screen they are read anew. */
  #readIn: MeetingStatus | null = null;

  override willUpdate(): void {
    const client = this.#client.value;
    const state = this.#state.value;
    const info = state && infoOf(state);
    if (!client || !state || !info || !outcomeOf(state).hasRecords) return;
    if (this.#readIn !== info.status) this.records = new MeetingRecords(client.api, client.meetingId);
    this.#readIn = info.status;
    // Hosts have people and polls in the live view; it does not tell others once they are out.
    const wanted = this.tab === 'overview' && hasPeople(state) ? [] : recordsOf[this.tab];
    const asked = `${wanted} ${info.status}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    for (const kind of wanted) void this.records?.load(kind);
  }

  /** Where the focus goes when this screen comes. */
  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override render() {
    const state = this.#state.value;
    const info = state && infoOf(state);
    if (!state || !info) return nothing;
    const outcome = outcomeOf(state);
    return html`<div class="page">
      <div class="group">${this.#head(state, outcome)}</div>
      <slot name="after-leave"></slot>
      ${outcome.hasRecords ? this.#tabs(state, outcome) : nothing}
    </div>`;
  }

  #head(state: ClientState, outcome: Outcome): TemplateResult {
    const { after: words } = this.#words.tables;
    const info = infoOf(state);
    const leaveUrl = this.#surroundings.value?.leaveUrl;
    return html`
      ${leaveUrl ? html`<a class="back" href=${leaveUrl}>${icon(back, 'm')}${words.back}</a>` : nothing}
      <h1 tabindex="-1">${words.heading[outcome.heading]}</h1>
      ${info ? html`<p class="muted">${info.title} · <time datetime=${info.startedAt ?? info.scheduledStart}>${this.#when(info)}</time></p>` : nothing}
      ${outcome.hint ? html`<p>${words.hint[outcome.hint]}</p>` : nothing}
      ${outcome.heading === 'cancelled' && info?.cancelReason ? html`<p>${words.reason(info.cancelReason)}</p>` : nothing}
      ${outcome.wayBack ? this.#wayBack(outcome.wayBack) : nothing}`;
  }

  #wayBack(kind: 'rejoin' | 'askAgain'): TemplateResult {
    return html`<p><button type="button" part="button" class="button primary tall way-back" @click=${this.#onRejoin}>${this.#words.tables.after[kind]}</button></p>`;
  }

  /** When it really was; while it goes on, when it was to be. */
  #when({ startedAt, endedAt, scheduledStart, scheduledEnd, timezone }: MeetingInfo): string {
    return startedAt && endedAt ? this.#words.time.when(startedAt, endedAt, timezone) : this.#words.time.when(scheduledStart, scheduledEnd, timezone);
  }

  #tabs(state: ClientState, outcome: Outcome): TemplateResult {
    const { after: words } = this.#words.tables;
    const names: TabName[] = outcome.seesAttendance ? ['overview', 'attendance', 'recordings'] : ['overview', 'recordings'];
    const selected = names.includes(this.tab) ? this.tab : 'overview';
    return html`${tabList({
      label: words.records,
      tabs: names.map((name) => ({ name, label: words.tabs[name] })),
      selected,
      onSelect: (name) => {
        this.tab = name;
      },
    })}
      <div id="panel" role="tabpanel" aria-labelledby="tab-${selected}" tabindex="0">${this.#panel(selected, state)}</div>`;
  }

  #panel(tab: TabName, state: ClientState): TemplateResult {
    const records = this.#records.value;
    if (tab === 'overview' && state.view && hasPeople(state)) return this.#overview(state, state.view.participants, state.view.polls);
    const failed = recordsOf[tab].filter((kind) => records?.[kind].status === 'failed');
    if (failed.length > 0) return this.#failed(failed);
    if (!records || recordsOf[tab].some((kind) => records[kind].status !== 'ready')) return this.#loading();
    if (tab === 'overview') return this.#overview(state, loadedValue(records.people) ?? [], loadedValue(records.polls) ?? []);
    return tab === 'attendance' ? this.#attendance(records, state) : this.#recordings(records, state);
  }

  #overview(state: ClientState, people: readonly Participant[], polls: readonly Poll[]): TemplateResult {
    return html`<chama-after-overview .state=${state} .people=${people} .polls=${polls}></chama-after-overview>`;
  }

  #attendance({ attendance }: RecordsState, state: ClientState): TemplateResult {
    return html`<chama-attendance-table
      exportparts="button"
      .report=${attendance.status === 'ready' ? attendance.value : null}
      .now=${this.#ticker.now + state.clockOffsetMs}
      .downloading=${this.fetching === 'csv'}
      .failed=${this.fetchFailed === 'csv'}
      @cm-download=${() => this.#save('csv')}
    ></chama-attendance-table>`;
  }

  #recordings({ recordings }: RecordsState, state: ClientState): TemplateResult {
    return html`<chama-recording-list
      exportparts="button"
      .recordings=${recordings.status === 'ready' ? recordings.value : []}
      .timezone=${infoOf(state)?.timezone ?? 'UTC'}
      .fetching=${this.fetching}
      .failed=${this.fetchFailed}
      @cm-download=${(event: CustomEvent<{ recordingId: string }>) => this.#save(event.detail.recordingId)}
    ></chama-recording-list>`;
  }

  #loading(): TemplateResult {
    const bone = html`<div class="card bones" aria-hidden="true"><span class="bone title"></span><span class="bone long"></span><span class="bone"></span></div>`;
    return html`<p class="sr-only" role="status">${this.#words.tables.after.loading}</p><div class="group cols-2">${bone}${bone}</div>`;
  }

  #failed(kinds: readonly RecordKind[]): TemplateResult {
    const { after: words, everyday: t } = this.#words.tables;
    return html`<div class="notice bad" role="alert">${icon(alert)}<div>
      <strong>${words.failed}</strong><p class="small">${words.failedHint}</p>
      <button type="button" part="button" class="button" @click=${() => kinds.forEach((kind) => void this.records?.load(kind))}>${icon(retry)}${t.tryAgain}</button>
    </div></div>`;
  }

  async #save(what: string): Promise<void> {
    const { records } = this;
    const state = this.#state.value;
    if (!records || !state || this.fetching) return;
    this.fetching = what;
    this.fetchFailed = null;
    try {
      saveFile(what === 'csv' ? await records.csv() : await records.recording(what), fileName(infoOf(state)?.title ?? '', what));
    } catch {
      this.fetchFailed = what;
    } finally {
      this.fetching = null;
    }
  }

  readonly #onRejoin = () => void this.#client.value?.join();
}

function hasPeople({ view }: ClientState): boolean {
  return view !== null && view.participants.length > 0;
}

/** Letters, figures and dashes, so that it is a good name on every phone. */
function fileName(title: string, what: string): string {
  const words =
    title
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .toLowerCase() || 'meeting';
  return what === 'csv' ? `${words}-attendance.csv` : `${words}-recording`;
}

defineElement('chama-after', AfterScreen);

declare global {
  interface HTMLElementTagNameMap {
    'chama-after': AfterScreen;
  }
}
