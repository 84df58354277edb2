// What opens from the control bar: what did not fit into it, and the reactions. A sheet on a phone, a small card above the bar on a desktop.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { room } from '../strings/en/room.ts';
import { base } from '../styles/base.ts';
import { chip } from '../styles/chip.ts';
import { controlMenu } from '../styles/control-menu.ts';
import { icon, people } from '../styles/icons.ts';
import { menu } from '../styles/menu.ts';
import * as icons from '../styles/room-icons.ts';
import { reactions } from './reactions.ts';

export type MenuChoice = `reaction ${string}` | 'screen' | 'people' | 'polls' | 'settings' | 'shortcuts' | 'expand';

export interface MenuItems {
  /** Null where screens cannot be shared. */
  readonly screen: { readonly on: boolean } | null;
  /** Whether People did not fit into the bar of a phone. */
  readonly people: boolean;
  readonly hands: number;
  readonly openPolls: number;
  readonly hasCamera: boolean;
  readonly shortcuts: boolean;
  /** Whether the meeting fills the window; null where it may not. */
  readonly expanded: boolean | null;
}

/**
 * @fires menu-choice - `{detail: MenuChoice}`
 * @fires menu-close - Escape.
 * @fires menu-left - The focus or a tap went elsewhere.
 */
export class ControlMenu extends LitElement {
  static override styles = [base, chip, menu, controlMenu];

  readonly #words = new Localizer(this, { room });

  @property() page: 'more' | 'reactions' = 'more';
  @property({ attribute: false }) items: MenuItems | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKeydown);
    this.addEventListener('focusout', this.#onFocusOut);
    // The tap that opened us is still on its way up.
    setTimeout(() => this.isConnected && document.addEventListener('pointerdown', this.#onPointerDown));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeydown);
    this.removeEventListener('focusout', this.#onFocusOut);
    document.removeEventListener('pointerdown', this.#onPointerDown);
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('page')) this.#buttons()[0]?.focus();
  }

  override render() {
    const words = this.#words.tables.room;
    if (this.page === 'reactions') return html`<div class="menu picker" role="group" aria-label=${words.sendReaction}>${this.#reactions()}</div>`;
    const { items } = this;
    if (!items) return nothing;
    return html`<div class="menu" role="group" aria-label=${words.more}>
      <span class="handle" aria-hidden="true"></span>
      ${items.screen ? this.#item('screen', words.shareScreen, icons.share, { kind: 'narrow-only', isPressed: items.screen.on }) : nothing}
      ${this.#item('reactions', words.reactions, icons.smile, { kind: 'narrow-only' })}
      ${items.people ? this.#item('people', words.panelPeople, people, { kind: 'narrow-only', count: items.hands, countWords: words.handsUp }) : nothing}
      ${this.#item('polls', words.polls, icons.poll, { kind: 'narrow-only', count: items.openPolls, countWords: words.openPolls })}
      ${this.#item('settings', items.hasCamera ? words.settings : words.settingsSound, icons.settings)}
      ${items.expanded === null ? nothing : this.#item('expand', items.expanded ? words.backIntoPage : words.fillWindow, icons.zoom)}
      ${items.shortcuts ? this.#item('shortcuts', words.shortcuts, icons.keyboard, { kind: 'keyboard' }) : nothing}
    </div>`;
  }

  #reactions() {
    const words = this.#words.tables.room;
    return reactions.map(
      ({ emoji, word }) => html`<button type="button" class="reaction" @click=${() => this.#choose(`reaction ${emoji}`)}>
        <span class="emoji" aria-hidden="true">${emoji}</span><span>${words[word]}</span>
      </button>`,
    );
  }

  #item(
    name: MenuChoice | 'reactions',
    word: string,
    shape: typeof people,
    { kind = '', isPressed, count = 0, countWords }: { kind?: string; isPressed?: boolean; count?: number; countWords?: (n: number) => string } = {},
  ): TemplateResult {
    return html`<button
      type="button" class=${kind} aria-pressed=${isPressed === undefined ? nothing : isPressed ? 'true' : 'false'}
      aria-description=${count > 0 && countWords ? countWords(count) : nothing} @click=${() => this.#pick(name)}
    >${icon(shape)}<span>${word}</span>
      ${count > 0 && countWords ? html`<span class="badge" aria-hidden="true">${count}</span>` : nothing}
    </button>`;
  }

  #pick(name: MenuChoice | 'reactions'): void {
    if (name === 'reactions') this.page = 'reactions';
    else this.#choose(name);
  }

  #choose(choice: MenuChoice): void {
    this.dispatchEvent(new CustomEvent<MenuChoice>('menu-choice', { detail: choice }));
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll('button')].filter((button) => button.checkVisibility());
  }

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.dispatchEvent(new Event('menu-close'));
      return;
    }
    const buttons = this.#buttons();
    const focused = this.shadowRoot?.activeElement;
    const at = focused instanceof HTMLButtonElement ? buttons.indexOf(focused) : -1;
    const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };

  readonly #onFocusOut = (event: FocusEvent) => {
    const to = event.relatedTarget;
    if (to instanceof Node && to !== this) this.dispatchEvent(new Event('menu-left'));
  };

  readonly #onPointerDown = (event: PointerEvent) => {
    const path = event.composedPath();
    const bar = this.getRootNode();
    // A tap on the bar is its own business: it would close us and open us again.
    if (path.includes(this) || path.includes(bar)) return;
    this.dispatchEvent(new Event('menu-left'));
  };
}

defineElement('chama-control-menu', ControlMenu);

declare global {
  interface HTMLElementTagNameMap {
    'chama-control-menu': ControlMenu;
  }
}
