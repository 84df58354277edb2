// A meeting on its way: quiet blocks where its title, time and people will be.
import { html, LitElement } from 'lit';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { trouble } from '../strings/en/trouble.ts';
import { base } from '../styles/base.ts';
import { card } from '../styles/card.ts';
import { page } from '../styles/page.ts';
import { skeleton } from '../styles/skeleton.ts';

export class LoadingScreen extends LitElement {
  static override styles = [base, page, card, skeleton];

  readonly #words = new Localizer(this, { trouble });

  override render() {
    return html`<div class="page">
      <p class="sr-only" role="status">${this.#words.tables.trouble.loading}</p>
      <div class="group" aria-hidden="true"><span class="bone title"></span><span class="bone long"></span><span class="bone"></span></div>
      <div class="split" aria-hidden="true">
        <div class="card first"><span class="bone short"></span><span class="bone control"></span></div>
        <div class="card bones"><span class="bone title"></span><span class="bone long"></span><span class="bone long"></span><span class="bone"></span></div>
      </div>
    </div>`;
  }
}

defineElement('chama-loading', LoadingScreen);

declare global {
  interface HTMLElementTagNameMap {
    'chama-loading': LoadingScreen;
  }
}
