// The dialog that schedules a meeting. What was written survives a refusal, a lost connection and closing; only success clears it.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { meetingTypes } from '../../protocol/index.ts';
import type { ChamaError } from '../client/chama-error.ts';
import { now } from '../client/clock.ts';
import type { MeetingDraft } from '../client/rest-shapes.ts';
import { newCommandId } from '../client/uuidv7.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { everyday } from '../strings/en/everyday.ts';
import { schedule } from '../strings/en/schedule.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { card } from '../styles/card.ts';
import { dialog } from '../styles/dialog.ts';
import { field } from '../styles/field.ts';
import { alert, close, down, icon } from '../styles/icons.ts';
import { switchRow } from '../styles/switch.ts';
import { typeName } from './meeting-type.ts';
import { draftOf, emptyForm, type FieldName, type Problems, problemsFrom, problemsOf, type ScheduleForm, withStart } from './schedule-draft.ts';

export interface ScheduleRequest {
  readonly draft: Omit<MeetingDraft, 'chamaId'>;
  /** The same for the same draft, so that sending it again schedules nothing twice. */
  readonly key: string;
}

const fieldOrder = ['title', 'starts', 'ends', 'type', 'maximum', 'description'] as const satisfies readonly FieldName[];

/** @fires cm-schedule - ScheduleRequest; answer with `done()` or `refuse(error)`. */
export class ScheduleDialog extends LitElement {
  static override styles = [base, button, card, field, switchRow, dialog];

  readonly #words = new Localizer(this, { everyday, schedule });

  /** Times are written in the chama's zone, whatever zone the phone is in. */
  @property() timezone = 'Africa/Nairobi';
  @state() private form: ScheduleForm | null = null;
  @state() private problems: Problems = {};
  @state() private refusal = '';
  @state() private sending = false;
  #sent: { readonly text: string; readonly key: string } | null = null;

  show(): void {
    this.form ??= emptyForm(now(), this.timezone);
    this.#dialog?.showModal();
  }

  /** It is scheduled. */
  done(): void {
    this.#dialog?.close();
    this.form = null;
    this.sending = false;
    this.#sent = null;
    this.problems = {};
    this.refusal = '';
  }

  refuse(error: ChamaError): void {
    const { schedule: words } = this.#words.tables;
    this.sending = false;
    this.problems = this.form ? problemsFrom(error.errors, this.form, words.wrong) : {};
    this.refusal = Object.keys(this.problems).length > 0 ? this.#count() : this.#reason(error);
  }

  override render() {
    const { everyday: t, schedule: words } = this.#words.tables;
    return html`<dialog class="backdrop" aria-labelledby="heading" @click=${this.#onBackdrop}>
      <form class="dialog" part="dialog" novalidate @submit=${this.#onSubmit}>
        <div class="dialog-head">
          <span class="handle" aria-hidden="true"></span>
          <h2 id="heading">${words.heading}</h2>
          <button type="button" class="icon-button" aria-label=${t.close} @click=${this.#onClose}>${icon(close)}</button>
        </div>
        <div class="dialog-body">${this.form ? this.#fields(this.form) : nothing}</div>
        <div class="dialog-foot">
          <div role="alert">${this.refusal ? html`<p class="error">${icon(alert)}<span>${this.refusal}</span></p>` : nothing}</div>
          <div class="pair">
            <button type="button" part="button" class="button" @click=${this.#onClose}>${t.cancel}</button>
            <button type="submit" part="button" class="button primary" aria-disabled=${this.sending ? 'true' : 'false'}>${this.sending ? words.submitting : words.submit}</button>
          </div>
        </div>
      </form>
    </dialog>`;
  }

  #fields(form: ScheduleForm): TemplateResult {
    const { everyday: t, schedule: words } = this.#words.tables;
    return html`
      ${this.#field(
        'title',
        words.title,
        html`<input
        class="input" id="title" name="title" autocomplete="off" autofocus aria-required="true"
        .value=${live(form.title)} aria-invalid=${this.#invalid('title')} aria-describedby=${this.#described('title')} @input=${this.#onInput}>`,
      )}
      <div class="fields-2">${this.#when('starts', words.starts, form.starts)}${this.#when('ends', words.ends, form.ends)}</div>
      <div class="fields-2">
        ${this.#field(
          'type',
          words.type,
          html`<div class="select"><select
          class="input" id="type" name="type" aria-invalid=${this.#invalid('type')} aria-describedby=${this.#described('type', 'type-help')} @change=${this.#onInput}>
            ${meetingTypes.map((type) => html`<option value=${type} ?selected=${type === form.type}>${typeName(type, t)}</option>`)}
          </select>${icon(down)}</div><p class="help" id="type-help">${words.typeHint[form.type]}</p>`,
        )}
        ${this.#field(
          'maximum',
          words.maximum,
          html`<input
          class="input" id="maximum" name="maximum" inputmode="numeric" autocomplete="off" placeholder=${words.noLimit}
          .value=${live(form.maximum)} aria-invalid=${this.#invalid('maximum')} aria-describedby=${this.#described('maximum')} @input=${this.#onInput}>`,
          words.optional,
        )}
      </div>
      ${this.#field(
        'description',
        words.description,
        html`<textarea
        class="input" id="description" name="description" rows="2" .value=${live(form.description)}
        aria-invalid=${this.#invalid('description')} aria-describedby=${this.#described('description')} @input=${this.#onInput}></textarea>`,
        words.optional,
      )}
      <div class="divided stack">
        ${this.#switch('approval', words.approval, words.approvalHint, form.approval)}
        ${this.#switch('record', words.record, words.recordHint, form.record)}
      </div>`;
  }

  #field(name: FieldName, label: string, control: TemplateResult, optional = ''): TemplateResult {
    const problem = this.problems[name];
    return html`<div class="field">
      <div class="label-line"><label for=${name}>${label}</label>${optional ? html` <span class="opt">${optional}</span>` : nothing}</div>
      ${control}
      ${problem ? html`<p class="error" id="${name}-error">${icon(alert)}<span>${problem}</span></p>` : nothing}
    </div>`;
  }

  #when(name: 'starts' | 'ends', label: string, value: string): TemplateResult {
    return this.#field(
      name,
      label,
      html`<input
      class="input" id=${name} name=${name} type="datetime-local" aria-required="true"
      .value=${live(value)} aria-invalid=${this.#invalid(name)} aria-describedby=${this.#described(name, 'zone')} @input=${this.#onInput}>
      ${name === 'starts' ? html`<p class="help" id="zone">${this.#words.tables.schedule.zoneHint(this.#words.time.zone(this.timezone))}</p>` : nothing}`,
    );
  }

  #switch(name: 'approval' | 'record', label: string, hint: string, isOn: boolean): TemplateResult {
    return html`<label class="switch-row">
      <span class="label" id="${name}-label">${label}</span><span class="help" id="${name}-help">${hint}</span>
      <input class="switch" type="checkbox" role="switch" name=${name} aria-labelledby="${name}-label" aria-describedby="${name}-help"
        .checked=${live(isOn)} @change=${this.#onInput}>
    </label>`;
  }

  #invalid(name: FieldName): 'true' | 'false' {
    return this.problems[name] ? 'true' : 'false';
  }

  #described(name: FieldName, help = ''): string | typeof nothing {
    return [this.problems[name] ? `${name}-error` : '', help].filter(Boolean).join(' ') || nothing;
  }

  readonly #onInput = (event: Event) => {
    const control = event.currentTarget;
    if (!this.form || !(control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement)) return;
    const value = control instanceof HTMLInputElement && control.type === 'checkbox' ? control.checked : control.value;
    const next = { ...this.form, [control.name]: value };
    this.form = control.name === 'starts' ? withStart(this.form, control.value) : next;
    if (Object.keys(this.problems).length > 0) this.#check();
  };

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!this.form || this.sending) return;
    this.#check();
    if (Object.keys(this.problems).length > 0) {
      this.refusal = this.#count();
      void this.#focusFirstProblem();
      return;
    }
    const draft = draftOf(this.form, this.timezone);
    const text = JSON.stringify(draft);
    if (this.#sent?.text !== text) this.#sent = { text, key: newCommandId() };
    this.sending = true;
    this.dispatchEvent(new CustomEvent<ScheduleRequest>('cm-schedule', { detail: { draft, key: this.#sent.key } }));
  };

  readonly #onClose = () => this.#dialog?.close();

  readonly #onBackdrop = (event: MouseEvent) => {
    if (event.target === this.#dialog) this.#dialog?.close();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #check(): void {
    if (!this.form) return;
    this.problems = problemsOf(this.form, this.#words.tables.schedule.wrong);
    this.refusal = '';
  }

  async #focusFirstProblem(): Promise<void> {
    const first = fieldOrder.find((name) => this.problems[name]);
    await this.updateComplete;
    if (first) this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus();
  }

  #count(): string {
    const { schedule: words } = this.#words.tables;
    const wrong = fieldOrder.filter((name) => this.problems[name]);
    const [only] = wrong;
    return wrong.length === 1 && only ? words.refused.one(words[only]) : words.refused.several(wrong.length);
  }

  #reason({ code, retryable }: ChamaError): string {
    const { refused } = this.#words.tables.schedule;
    if (code === 'forbidden' || code === 'not-found') return refused.forbidden;
    if (code === 'offline') return refused.offline;
    return retryable ? refused.unavailable : refused.other;
  }
}

defineElement('chama-schedule-dialog', ScheduleDialog);

declare global {
  interface HTMLElementTagNameMap {
    'chama-schedule-dialog': ScheduleDialog;
  }
}
