// A meeting that cannot be shown at all: what happened, what to do, one button.
import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { ChamaErrorCode } from '../client/chama-error.ts';
import { meetingClientContext, surroundingsContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { SelectController } from '../controllers/select-controller.ts';
import { everyday } from '../strings/en/everyday.ts';
import { trouble } from '../strings/en/trouble.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { alert, back, icon, lock, offline, retry } from '../styles/icons.ts';
import { page } from '../styles/page.ts';
import { troubleMark } from '../styles/trouble-mark.ts';

type Kind = Exclude<keyof typeof trouble, 'back' | 'loading'>;

const kindOf: Partial<Record<ChamaErrorCode, Kind>> = {
  'not-found': 'notFound',
  offline: 'offline',
  unauthenticated: 'signIn',
  'token-failed': 'signIn',
  'not-invited': 'notInvited',
  forbidden: 'notInvited',
  'unsupported-browser': 'browser',
  'insecure-context': 'browser',
  'in-app-browser': 'browser',
  'csp-blocked': 'blocked',
};

const icons: Partial<Record<Kind, typeof alert>> = { offline, signIn: lock, notInvited: lock };
/** Trying again changes nothing here. */
const final: ReadonlySet<Kind> = new Set(['notFound', 'notInvited', 'browser', 'blocked']);

export class TroubleScreen extends LitElement {
  static override styles = [base, page, button, troubleMark];

  readonly #words = new Localizer(this, { trouble, everyday });
  readonly #client = new ContextConsumer(this, { context: meetingClientContext, subscribe: true });
  readonly #surroundings = new ContextConsumer(this, { context: surroundingsContext, subscribe: true });
  readonly #error = new SelectController(
    this,
    () => this.#client.value,
    (state) => state.error,
  );

  /** Where the focus goes when this screen comes. */
  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override render() {
    const { trouble: words, everyday: t } = this.#words.tables;
    const kind = kindOf[this.#error.value?.code ?? 'unknown'] ?? 'service';
    const leaveUrl = this.#surroundings.value?.leaveUrl;
    return html`<div class="page">
      <div class="empty" role="alert">
        <span class="mark">${icon(icons[kind] ?? alert)}</span>
        <h1 tabindex="-1">${words[kind].heading}</h1>
        <p class="muted">${words[kind].hint}</p>
        ${final.has(kind) ? nothing : html`<button type="button" part="button" class="button primary" @click=${this.#onRetry}>${icon(retry)}${t.tryAgain}</button>`}
        ${leaveUrl ? html`<a class="button quiet" href=${leaveUrl}>${icon(back)}${words.back}</a>` : nothing}
      </div>
    </div>`;
  }

  readonly #onRetry = () => void this.#client.value?.retry();
}

defineElement('chama-trouble', TroubleScreen);

declare global {
  interface HTMLElementTagNameMap {
    'chama-trouble': TroubleScreen;
  }
}
