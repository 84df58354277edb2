// The recordings of a meeting that this person may know of. Fetching one is the container's.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Recording } from '../client/rest-shapes.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { recordings } from '../strings/en/recordings.ts';
import { locales } from '../strings/language.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { card } from '../styles/card.ts';
import { chip } from '../styles/chip.ts';
import { field } from '../styles/field.ts';
import { alert, download, icon, lock } from '../styles/icons.ts';
import { page } from '../styles/page.ts';

/** @fires cm-download - `{recordingId}` */
export class RecordingList extends LitElement {
  static override styles = [base, page, card, chip, button, field];

  readonly #words = new Localizer(this, { recordings });

  @property({ attribute: false }) recordings: readonly Recording[] = [];
  @property() timezone = 'Africa/Nairobi';
  /** The one being fetched. */
  @property() fetching: string | null = null;
  @property() failed: string | null = null;

  override render() {
    const { recordings: words } = this.#words.tables;
    if (this.recordings.length === 0) return html`<div class="empty"><h2>${words.none}</h2><p class="muted">${words.noneHint}</p></div>`;
    return html`<ul class="group cols-2">${this.recordings.map((recording) => html`<li>${this.#recording(recording)}</li>`)}</ul>`;
  }

  #recording(recording: Recording): TemplateResult {
    const { recordings: words } = this.#words.tables;
    const { startedAt, durationSeconds } = recording;
    const facts = [startedAt ? this.#words.time.date(startedAt, this.timezone) : '', durationSeconds ? this.#words.time.duration(durationSeconds * 1000) : ''];
    return html`<section class="card">
      <div class="card-head"><h2>${recording.kind === 'video' ? words.video : words.audio}</h2>
        <span class="chip">${recording.access === 'public' ? nothing : icon(lock)}${words.access[recording.access]}</span></div>
      <p class="small muted">${facts.filter(Boolean).join(' · ')}</p>
      ${this.#way(recording)}
    </section>`;
  }

  #way({ id, status, sizeBytes, canDownload }: Recording): TemplateResult | typeof nothing {
    const { recordings: words } = this.#words.tables;
    if (status === 'failed' || status === 'aborted') return html`<p class="muted">${words.failed}</p>`;
    if (status !== 'ready') return html`<p class="muted">${words.pending}</p>`;
    if (!canDownload) return nothing;
    const isFetching = this.fetching === id;
    return html`<button type="button" part="button" class="button" aria-disabled=${isFetching ? 'true' : 'false'} @click=${() => this.#ask(id)}>
        ${icon(download)}${isFetching ? words.downloading : words.download(sizeBytes ? this.#size(sizeBytes) : '')}
      </button>
      <div role="alert">${this.failed === id ? html`<p class="error">${icon(alert)}<span>${words.downloadFailed}</span></p>` : nothing}</div>`;
  }

  #size(bytes: number): string {
    return new Intl.NumberFormat(locales[this.#words.language], { style: 'unit', unit: 'megabyte', maximumFractionDigits: bytes < 1e7 ? 1 : 0 }).format(
      bytes / 1e6,
    );
  }

  #ask(recordingId: string): void {
    if (this.fetching === null) this.dispatchEvent(new CustomEvent('cm-download', { detail: { recordingId } }));
  }
}

defineElement('chama-recording-list', RecordingList);

declare global {
  interface HTMLElementTagNameMap {
    'chama-recording-list': RecordingList;
  }
}
