// The controls at the thumb: toggles for what one sends, doors to the panels, and More for what does not fit. One tab stop, arrows move.
import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type ClientState, can, infoOf, myHandIsUp, selfOf } from '../client/client-state.ts';
import type { LocalKind, LocalSource } from '../client/media.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { type HiddenFeature, meetingClientContext, type Surroundings, surroundingsContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { SelectController, sameFields } from '../controllers/select-controller.ts';
import { room } from '../strings/en/room.ts';
import { base } from '../styles/base.ts';
import { chip } from '../styles/chip.ts';
import { controlBar } from '../styles/control-bar.ts';
import { icon, mic, people, video } from '../styles/icons.ts';
import { menu } from '../styles/menu.ts';
import * as icons from '../styles/room-icons.ts';
import './control-menu.ts';
import type { MenuChoice } from './control-menu.ts';
import type { PanelName } from './panel-name.ts';
import { canCapture, canShareScreens } from './what-works.ts';

function barOf(state: ClientState) {
  const self = selfOf(state);
  const { media, unread, view } = state;
  const type = infoOf(state)?.type;
  return {
    microphone: media.microphone,
    camera: media.camera,
    screen: media.screen,
    unread,
    isHandUp: myHandIsUp(state),
    canRaise: can(state, 'raiseHand'),
    leads: can(state, 'lowerHands'),
    hands: view?.hands.length ?? 0,
    openPolls: view?.polls.filter((p) => p.status === 'open').length ?? 0,
    hasCamera: type !== 'audio',
    canShare: type !== 'audio' && (self?.canShareScreen ?? false),
  };
}
type BarState = ReturnType<typeof barOf>;

/** A number at a door: how many, and what of. */
interface Badge {
  readonly count: number;
  readonly words: (count: number) => string;
  readonly kind: 'wait' | 'narrow-only' | undefined;
}

function badgeOf(count: number, words: (count: number) => string, kind?: 'wait' | 'narrow-only'): Badge | null {
  return count > 0 ? { count, words, kind } : null;
}

export type ControlName = LocalKind | 'hand' | PanelName | MenuChoice;

/** @fires control - `{detail: ControlName}`: the room acts. */
export class ControlBar extends LitElement {
  static override styles = [base, chip, menu, controlBar];

  readonly #words = new Localizer(this, { room });
  readonly #state = new SelectController(this, () => this.client, barOf, sameFields);

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  @consume({ context: surroundingsContext, subscribe: true })
  @property({ attribute: false })
  surroundings?: Surroundings;
  /** The panel that is open. */
  @property() panel: PanelName | null = null;
  @state() private menu: 'more' | 'reactions' | null = null;

  override updated(): void {
    const stops = this.#stops();
    if (!stops.some((button) => button.tabIndex === 0)) for (const [index, button] of stops.entries()) button.tabIndex = index === 0 ? 0 : -1;
  }

  /** Gives the focus back to what opened something; More where the control itself is not to be seen. */
  focusControl(name: ControlName | 'more'): void {
    const wanted = this.#stops().find((button) => button.dataset.name === name) ?? this.#stops().find((button) => button.dataset.name === 'more');
    wanted?.focus();
  }

  /** Whether something was open and is closed now. */
  closeMenu(): boolean {
    if (this.menu === null) return false;
    this.#closeMenu(true);
    return true;
  }

  override render() {
    const state = this.#state.value;
    if (!state) return nothing;
    const words = this.#words.tables.room;
    return html`<div class="control-bar" part="control-bar" role="toolbar" aria-label=${words.controls} @keydown=${this.#onKeydown} @focusin=${this.#onFocus}>
      ${this.#source('microphone', state.microphone, words.microphone, mic, icons.micOff, 'mic')}
      ${state.hasCamera ? this.#source('camera', state.camera, words.camera, video, icons.videoOff) : nothing}
      ${state.canShare && canShareScreens() && !this.#hides('screen-share') ? this.#source('screen', state.screen, words.shareScreen, icons.share, icons.share, 'wide-only') : nothing}
      ${state.canRaise && !this.#hides('hand') ? this.#toggle('hand', state.isHandUp, words.raiseHand, icon(icons.hand), 'hand-up') : nothing}
      ${this.#door('reactions', words.reactions, icon(icons.smile), this.menu === 'reactions', 'wide-only')}
      ${this.#doors(state)}
      ${this.#door('more', words.more, icon(icons.more), this.menu === 'more', '', badgeOf(state.openPolls, words.openPolls, 'narrow-only'))}
    </div>
    ${this.menu ? this.#menu(state) : nothing}`;
  }

  #doors(state: BarState) {
    const words = this.#words.tables.room;
    const peopleFold = state.hasCamera ? 'wide-only' : '';
    return html`
      ${this.#hides('chat') ? nothing : this.#door('chat', words.chat, icon(icons.chat), this.panel === 'chat', 'gap-before', badgeOf(state.unread, words.unread))}
      ${this.#hides('people') ? nothing : this.#door('people', words.panelPeople, icon(people), this.panel === 'people', peopleFold, state.leads ? badgeOf(state.hands, words.handsUp, 'wait') : null)}
      ${this.#door('polls', words.polls, icon(icons.poll), this.panel === 'polls', 'wide-only', badgeOf(state.openPolls, words.openPolls))}`;
  }

  #source(name: LocalKind, source: LocalSource, word: string, on: typeof mic, off: typeof mic, kind = '') {
    const blocked = source.problem === 'not-allowed' || (name !== 'screen' && !canCapture());
    return this.#toggle(name, source.wanted, word, icon(source.wanted ? on : off), `${kind} ${source.busy ? 'busy' : ''}`, blocked);
  }

  #toggle(name: ControlName, isOn: boolean, word: string, picture: TemplateResult, kind = '', blocked = false) {
    return html`<button
      type="button" class="control ${kind}" part="button button-${name === 'microphone' ? 'mic' : name}" data-name=${name} tabindex="-1"
      aria-pressed=${isOn ? 'true' : 'false'} aria-disabled=${blocked ? 'true' : nothing} @click=${() => this.#act(name)}
    ><span class="face">${picture}</span><span class="word">${word}</span></button>`;
  }

  #door(name: PanelName | 'more' | 'reactions', word: string, picture: TemplateResult, isOpen: boolean, kind = '', badge: Badge | null = null) {
    return html`<button
      type="button" class="control ${kind}" part="button button-${name}" data-name=${name} tabindex="-1"
      aria-expanded=${isOpen ? 'true' : 'false'} aria-description=${badge ? badge.words(badge.count) : nothing}
      @click=${() => this.#open(name)}
    ><span class="face">${picture}${badge ? this.#badge(badge) : nothing}</span><span class="word">${word}</span></button>`;
  }

  #badge({ count, kind }: Badge) {
    return html`<span class="mark ${kind ?? ''}" aria-hidden="true"><span part="badge" class="badge ${kind ?? ''}">${count > 99 ? '99+' : count}</span></span>`;
  }

  #menu(state: BarState) {
    return html`<chama-control-menu
      class="from-${this.menu}"
      .page=${this.menu === 'reactions' ? 'reactions' : 'more'}
      .items=${{
        screen: state.canShare && canShareScreens() && !this.#hides('screen-share') ? { on: state.screen.wanted } : null,
        people: state.hasCamera && !this.#hides('people'),
        hands: state.leads ? state.hands : 0,
        openPolls: state.openPolls,
        hasCamera: state.hasCamera,
        shortcuts: !this.#hides('shortcuts'),
        expanded: this.surroundings?.expanded ?? null,
      }}
      @menu-choice=${this.#onChoice} @menu-close=${() => this.#closeMenu(true)} @menu-left=${() => this.#closeMenu(false)}
    ></chama-control-menu>`;
  }

  #hides(feature: HiddenFeature): boolean {
    return this.surroundings?.hidden.has(feature) ?? false;
  }

  #open(name: PanelName | 'more' | 'reactions'): void {
    if (name === 'more' || name === 'reactions') this.menu = this.menu === name ? null : name;
    else this.#act(name);
  }

  #act(name: ControlName): void {
    this.dispatchEvent(new CustomEvent<ControlName>('control', { detail: name }));
  }

  #closeMenu(refocus: boolean): void {
    const from = this.menu;
    this.menu = null;
    if (refocus && from) this.focusControl(from as ControlName);
  }

  readonly #onChoice = (event: CustomEvent<ControlName>) => {
    this.#closeMenu(true);
    this.#act(event.detail);
  };

  readonly #onFocus = (event: FocusEvent) => {
    const button = event.target;
    if (!(button instanceof HTMLButtonElement)) return;
    for (const other of this.#stops()) other.tabIndex = other === button ? 0 : -1;
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    const stops = this.#stops();
    const at = event.target instanceof HTMLButtonElement ? stops.indexOf(event.target) : -1;
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const steps: Record<string, number> = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 };
    const step = steps[event.key];
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? stops.length - 1 : step === undefined || at < 0 ? null : (at + step + stops.length) % stops.length;
    if (next === null) return;
    event.preventDefault();
    stops[next]?.focus();
  };

  /** The buttons that can be seen: others are folded into More. */
  #stops(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.control')].filter((button) => button.checkVisibility());
  }
}

defineElement('chama-control-bar', ControlBar);

declare global {
  interface HTMLElementTagNameMap {
    'chama-control-bar': ControlBar;
  }
}
