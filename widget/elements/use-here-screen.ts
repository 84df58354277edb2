// The member is in this meeting by another tab, tag or device: one button brings them here.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { infoOf } from '../client/client-state.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { SelectController } from '../controllers/select-controller.ts';
import { lobby } from '../strings/en/lobby.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { icon, screen } from '../styles/icons.ts';
import { page } from '../styles/page.ts';
import { troubleMark } from '../styles/trouble-mark.ts';

export class UseHereScreen extends LitElement {
  static override styles = [base, page, button, troubleMark];

  readonly #words = new Localizer(this, { lobby });
  readonly #title = new SelectController(
    this,
    () => this.client,
    (state) => infoOf(state)?.title ?? '',
  );

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  @state() private moving = false;

  /** Where the focus goes when this screen comes. */
  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override render() {
    const words = this.#words.tables.lobby;
    return html`<div class="page"><div class="empty">
      <span class="mark quiet">${icon(screen)}</span>
      <h1 tabindex="-1">${words.elsewhereTitle}</h1>
      <p class="muted">${this.#title.value ? html`${this.#title.value}<br>` : nothing}${words.elsewhereText}</p>
      <button type="button" part="button" class="button primary tall" aria-disabled=${this.moving ? 'true' : nothing} @click=${this.#onUseHere}>${words.useHere}</button>
    </div></div>`;
  }

  readonly #onUseHere = async () => {
    if (this.moving) return;
    this.moving = true;
    await this.client?.useHere();
    this.moving = false;
  };
}

defineElement('chama-use-here', UseHereScreen);

declare global {
  interface HTMLElementTagNameMap {
    'chama-use-here': UseHereScreen;
  }
}
