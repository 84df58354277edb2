// The officers' attendance: four figures, one row a person with their stays drawn on the meeting's time, and the file. One markup for phone and desktop.
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AttendanceReport, AttendanceRow } from '../client/rest-shapes.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { attendance } from '../strings/en/attendance.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { card } from '../styles/card.ts';
import { chip } from '../styles/chip.ts';
import { field } from '../styles/field.ts';
import { figures } from '../styles/figures.ts';
import { alert, down, download, icon, sort, sortUp } from '../styles/icons.ts';
import { table } from '../styles/table.ts';
import { type SortKey, sortKeys, sortRows, stateOf, timelineOf } from './attendance-rows.ts';
import './person-avatar.ts';

/** @fires cm-download - The file is wanted. */
export class AttendanceTable extends LitElement {
  static override styles = [base, card, button, chip, field, figures, table];

  readonly #words = new Localizer(this, { attendance });

  @property({ attribute: false }) report: AttendanceReport | null = null;
  /** By the server's clock, in milliseconds: where the timeline of a meeting that still runs ends. */
  @property({ attribute: false }) now = 0;
  @property({ type: Boolean }) downloading = false;
  @property({ type: Boolean }) failed = false;
  @state() private sortedBy: SortKey = 'name';
  @state() private descending = false;

  override render() {
    const { report } = this;
    if (!report) return nothing;
    return html`<div class="stack">${this.#figures(report)}${this.#card(report)}</div>`;
  }

  #figures({ summary }: AttendanceReport): TemplateResult {
    const { attendance: words } = this.#words.tables;
    const average = summary.averageDurationSeconds > 0 ? this.#words.time.duration(summary.averageDurationSeconds * 1000) : '–';
    return html`<dl class="stats">
      <div class="stat"><dt><span class="swatch came"></span>${words.came}</dt><dd>${summary.attended} <small>${words.of(summary.invited)}</small></dd></div>
      <div class="stat"><dt><span class="swatch late"></span>${words.late}</dt><dd>${summary.late}</dd></div>
      <div class="stat"><dt><span class="swatch"></span>${words.absent}</dt><dd>${summary.absent}</dd></div>
      <div class="stat"><dt>${words.average}</dt><dd class="span">${average}</dd></div>
    </dl>`;
  }

  #card(report: AttendanceReport): TemplateResult {
    const { attendance: words } = this.#words.tables;
    const [from, to] = this.#span(report);
    const rows = sortRows(report.rows, this.sortedBy, this.descending, this.#words.language);
    return html`<section class="card table-card" aria-label=${words.title}>
      <div class="table-tools">
        <label class="sort-narrow small"><span class="muted">${words.sortBy}</span><span class="select"><select class="input sort-select" @change=${this.#onChoose}>
          ${sortKeys.map((key) => html`<option value=${key} ?selected=${key === this.sortedBy}>${words.columns[key]}</option>`)}
        </select>${icon(down)}</span></label>
        <p class="small muted sort-wide">${words.span(this.#clocks(from, to))}</p>
      </div>
      <div class="csv">
        <button type="button" part="button" class="button wide" aria-disabled=${this.downloading ? 'true' : 'false'} @click=${this.#onDownload}>
          ${icon(download)}${this.downloading ? words.downloading : words.download}
        </button>
        <div role="alert">${this.failed ? html`<p class="error">${icon(alert)}<span>${words.downloadFailed}</span></p>` : nothing}</div>
      </div>
      <table class="table" role="table" aria-label=${words.title}>
        ${this.#header(from, to)}
        <tbody role="rowgroup">${repeat(
          rows,
          (row) => row.memberId,
          (row) => this.#row(row, report, from, to),
        )}</tbody>
      </table>
    </section>`;
  }

  #header(from: number, to: number): TemplateResult {
    const { attendance: words } = this.#words.tables;
    return html`<thead role="rowgroup"><tr role="row">
      ${sortKeys.map((key) => this.#sortable(key))}
      <th scope="col" role="columnheader" class="tl-col"><span class="sr-only">${words.stays}</span><span class="timeline-scale" aria-hidden="true"><span>${this.#clock(from)}</span><span>${this.#clock(to)}</span></span></th>
      <th scope="col" role="columnheader" class="end">${words.columns.messages}</th><th scope="col" role="columnheader" class="end">${words.columns.hands}</th>
    </tr></thead>`;
  }

  #sortable(key: SortKey): TemplateResult {
    const isSorted = key === this.sortedBy;
    const direction = isSorted ? (this.descending ? 'descending' : 'ascending') : nothing;
    return html`<th scope="col" role="columnheader" aria-sort=${direction}>
      <button type="button" class=${isSorted && this.descending ? 'down' : ''} @click=${() => this.#sortBy(key)}>${this.#words.tables.attendance.columns[key]}${icon(isSorted ? sortUp : sort)}</button>
    </th>`;
  }

  #row(row: AttendanceRow, report: AttendanceReport, from: number, to: number): TemplateResult {
    const { attendance: words } = this.#words.tables;
    const came = row.stays.length > 0;
    const stayed = came ? this.#words.time.duration(this.#stayedMs(row)) : '–';
    const first = row.firstJoinedAt ? this.#clock(Date.parse(row.firstJoinedAt)) : '–';
    const last = this.#lastSeen(row);
    return html`<tr role="row">
      <td role="cell"><span class="name"><chama-person-avatar .name=${row.name} .memberId=${row.memberId}></chama-person-avatar><span>${row.name}</span></span></td>
      <td role="cell">${this.#status(row)}</td>
      <td role="cell" class="wide-only">${first}</td><td role="cell" class="wide-only nowrap">${last}</td><td role="cell" class="wide-only nowrap">${stayed}</td>
      <td role="cell" class=${came ? 'full' : 'wide-only'}>${came ? this.#timeline(row, report, from, to) : nothing}</td>
      ${came ? html`<td role="cell" class="line narrow-only">${words.line(`${first}–${last}`, stayed)}</td>` : nothing}
      <td role="cell" class="end wide-only">${row.messagesSent}</td><td role="cell" class="end wide-only">${row.handsRaised}</td>
    </tr>`;
  }

  #status(row: AttendanceRow): TemplateResult {
    const { attendance: words } = this.#words.tables;
    const shown = stateOf(row);
    if (shown === 'late') {
      const span = row.lateByMinutes > 0 ? words.status.late(this.#words.time.duration(row.lateByMinutes * 60_000)) : words.status.justLate;
      return html`<span class="chip late">${span}</span>`;
    }
    return html`<span class="chip ${shown === 'present' ? 'yes' : ''}">${words.status[shown]}</span>`;
  }

  #timeline(row: AttendanceRow, report: AttendanceReport, from: number, to: number): TemplateResult {
    const { width, late, stays } = timelineOf(row, { from, to, now: this.now, scheduledStart: Date.parse(report.meeting.scheduledStart) });
    return html`<svg class="timeline" viewBox="0 0 ${width} 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width=${width} height="1"></rect>
      ${late ? svg`<rect class="late" x=${late.x} width=${late.width} height="1"></rect>` : nothing}
      ${stays.map((stay) => svg`<rect class="stay" x=${stay.x} width=${stay.width} height="1"></rect>`)}
    </svg>`;
  }

  #lastSeen({ stays, lastLeftAt }: AttendanceRow): string {
    const { attendance: words } = this.#words.tables;
    const last = stays.at(-1);
    if (!last) return '–';
    const at = last.leftAt ?? lastLeftAt;
    if (!last.leftAt || !at) return words.stillHere;
    const clock = this.#clock(Date.parse(at));
    return last.estimated ? words.about(clock) : clock;
  }

  /** Closed stays are the server's sum; one that is still open counts up to now. */
  #stayedMs({ durationSeconds, stays }: AttendanceRow): number {
    const open = stays.find((stay) => stay.leftAt === null);
    return durationSeconds * 1000 + (open ? Math.max(0, this.now - Date.parse(open.joinedAt)) : 0);
  }

  #span({ meeting }: AttendanceReport): [number, number] {
    const from = Date.parse(meeting.startedAt ?? meeting.scheduledStart);
    return [from, Math.max(from + 60_000, meeting.endedAt ? Date.parse(meeting.endedAt) : this.now)];
  }

  #clock(ms: number): string {
    return this.#words.time.clock(new Date(ms).toISOString(), this.report?.meeting.timezone ?? 'UTC');
  }

  #clocks(from: number, to: number): string {
    return `${this.#clock(from)}–${this.#clock(to)}`;
  }

  #sortBy(key: SortKey): void {
    this.descending = key === this.sortedBy ? !this.descending : false;
    this.sortedBy = key;
  }

  readonly #onChoose = (event: Event) => {
    const chosen = sortKeys.find((key) => event.target instanceof HTMLSelectElement && key === event.target.value);
    if (chosen) this.#sortBy(chosen);
  };

  readonly #onDownload = () => {
    if (!this.downloading) this.dispatchEvent(new CustomEvent('cm-download'));
  };
}

defineElement('chama-attendance-table', AttendanceTable);

declare global {
  interface HTMLElementTagNameMap {
    'chama-attendance-table': AttendanceTable;
  }
}
