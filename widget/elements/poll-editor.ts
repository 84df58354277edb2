// Writes a new poll: question, options, and how it is voted on. Keeps what was written until it is a poll.
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { maxOptionLength, maxPollOptions, maxQuestionLength, minPollOptions } from '../../protocol/index.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { polls } from '../strings/en/polls.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { field } from '../styles/field.ts';
import { add, alert, close, icon } from '../styles/icons.ts';
import { poll } from '../styles/poll.ts';
import { switchRow } from '../styles/switch.ts';

export interface PollDraft {
  readonly question: string;
  readonly options: readonly string[];
  readonly multiple: boolean;
  readonly secret: boolean;
  /** Whether people should be able to vote at once. */
  readonly opens: boolean;
}

/**
 * @fires poll-drafted - `{detail: PollDraft}`
 * @fires editor-closed
 */
export class PollEditor extends LitElement {
  static override styles = [base, button, field, switchRow, poll];

  readonly #words = new Localizer(this, { polls });

  /** On its way to the server. */
  @property({ type: Boolean }) busy = false;
  /** Why the server did not take it. */
  @property() refusal = '';
  @state() private question = '';
  @state() private options: readonly string[] = ['', ''];
  @state() private multiple = false;
  @state() private secret = false;
  @state() private problem: 'needsQuestion' | 'needsTwo' | 'needsDifferent' | null = null;

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('#question')?.focus();
  }

  override render() {
    const words = this.#words.tables.polls;
    const trouble = this.problem ? words[this.problem] : this.refusal;
    return html`<form class="poll editor" aria-label=${words.newPoll} novalidate @submit=${this.#onOpen}>
      <div class="field">
        <label for="question">${words.question}</label>
        <input class="input" id="question" maxlength=${maxQuestionLength} autocomplete="off" .value=${live(this.question)}
          aria-invalid=${this.problem === 'needsQuestion' ? 'true' : nothing} aria-describedby=${trouble ? 'trouble' : nothing} @input=${this.#onQuestion}>
      </div>
      ${this.options.map((option, index) => this.#option(option, index))}
      ${
        this.options.length < maxPollOptions
          ? html`<button type="button" part="button" class="button quiet start" @click=${this.#onAdd}>${icon(add)}${words.addOption}</button>`
          : nothing
      }
      <label class="switch-row"><span class="label">${words.multiple}</span>
        <input class="switch" type="checkbox" role="switch" .checked=${live(this.multiple)} @change=${this.#onMultiple}></label>
      <label class="switch-row"><span class="label">${words.secret}</span><span class="help" id="secret-help">${words.secretHelp}</span>
        <input class="switch" type="checkbox" role="switch" aria-describedby="secret-help" .checked=${live(this.secret)} @change=${this.#onSecret}></label>
      ${trouble ? html`<p class="error" role="alert" id="trouble">${icon(alert)}<span>${trouble}</span></p>` : nothing}
      <button type="submit" part="button" class="button primary wide" aria-disabled=${this.busy ? 'true' : nothing}>${words.openPoll}</button>
      <div class="pair">
        <button type="button" part="button" class="button" @click=${this.#onClose}>${words.cancel}</button>
        <button type="button" part="button" class="button" aria-disabled=${this.busy ? 'true' : nothing} @click=${this.#onSave}>${words.save}</button>
      </div>
    </form>`;
  }

  #option(option: string, index: number) {
    const words = this.#words.tables.polls;
    const isWrong = (this.problem === 'needsTwo' && option.trim() === '') || (this.problem === 'needsDifferent' && this.#isDouble(index));
    return html`<div class="field">
      <label for="option-${index}">${words.option(index + 1)}</label>
      <div class="option-row">
        <input class="input" id="option-${index}" maxlength=${maxOptionLength} autocomplete="off" .value=${live(option)} aria-invalid=${isWrong ? 'true' : nothing}
          aria-describedby=${isWrong ? 'trouble' : nothing} @input=${(event: InputEvent) => this.#write(index, event)}>
        ${
          this.options.length > minPollOptions
            ? html`<button type="button" class="icon-button" aria-label=${words.removeOption(index + 1)} @click=${() => this.#drop(index)}>${icon(close, 'm')}</button>`
            : nothing
        }
      </div>
    </div>`;
  }

  readonly #onQuestion = (event: InputEvent) => {
    this.question = textOf(event);
    this.problem = null;
  };

  readonly #onAdd = async () => {
    this.options = [...this.options, ''];
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#option-${this.options.length - 1}`)?.focus();
  };

  readonly #onMultiple = (event: Event) => {
    this.multiple = isChecked(event);
  };

  readonly #onSecret = (event: Event) => {
    this.secret = isChecked(event);
  };

  readonly #onOpen = (event: SubmitEvent) => {
    event.preventDefault();
    this.#draft(true);
  };

  readonly #onSave = () => this.#draft(false);

  readonly #onClose = () => this.dispatchEvent(new Event('editor-closed'));

  #write(index: number, event: InputEvent): void {
    this.options = this.options.with(index, textOf(event));
    this.problem = null;
  }

  #drop(index: number): void {
    this.options = this.options.toSpliced(index, 1);
    this.problem = null;
  }

  #isDouble(index: number): boolean {
    const mine = this.options[index]?.trim();
    return mine !== '' && this.options.some((option, other) => other !== index && option.trim() === mine);
  }

  #draft(opens: boolean): void {
    if (this.busy) return;
    const options = this.options.map((option) => option.trim()).filter((option) => option !== '');
    this.problem =
      this.question.trim() === ''
        ? 'needsQuestion'
        : options.length < minPollOptions
          ? 'needsTwo'
          : new Set(options).size < options.length
            ? 'needsDifferent'
            : null;
    if (this.problem) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    const detail: PollDraft = { question: this.question.trim(), options, multiple: this.multiple, secret: this.secret, opens };
    this.dispatchEvent(new CustomEvent<PollDraft>('poll-drafted', { detail }));
  }
}

function textOf(event: Event): string {
  return event.target instanceof HTMLInputElement ? event.target.value : '';
}

function isChecked(event: Event): boolean {
  return event.target instanceof HTMLInputElement && event.target.checked;
}

defineElement('chama-poll-editor', PollEditor);

declare global {
  interface HTMLElementTagNameMap {
    'chama-poll-editor': PollEditor;
  }
}
