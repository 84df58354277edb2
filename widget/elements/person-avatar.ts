// A person's picture: a photo, else initials on a colour made from the member id. All that surrounds it is drawn outside it, so nothing moves.
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineElement } from '../controllers/define.ts';
import { avatar } from '../styles/avatar.ts';
import { base } from '../styles/base.ts';

/**
 * Always beside the person's name, so hidden from screen readers.
 *
 * @slot - Marks at the picture's corner, such as the number of a raised hand.
 * @cssproperty --size - Its width and height, where the sizes do not fit.
 */
export class PersonAvatar extends LitElement {
  static override styles = [base, avatar];

  @property() name = '';
  @property({ attribute: 'member-id' }) memberId = '';
  @property() picture: string | null = null;
  /** 28, 40, 56, 72 or 104 px. */
  @property({ reflect: true }) size: 'xs' | 'm' | 'l' | 'xl' | 'xxl' = 'm';
  @property({ type: Boolean, reflect: true }) speaking = false;
  @state() private brokenPicture: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  override render() {
    const { picture } = this;
    const hasPhoto = picture && picture !== this.brokenPicture;
    return html`<span class="face" data-hue=${hueOf(this.memberId)}>
      ${hasPhoto ? html`<img src=${picture} alt="" decoding="async" referrerpolicy="no-referrer" @error=${this.#onBroken}>` : initials(this.name) || nothing}
    </span><slot></slot>`;
  }

  readonly #onBroken = () => {
    this.brokenPicture = this.picture;
  };
}

defineElement('chama-person-avatar', PersonAvatar);

declare global {
  interface HTMLElementTagNameMap {
    'chama-person-avatar': PersonAvatar;
  }
}

/** One of twelve, by the id and never by the name: two people called Njeri do not look the same, and a new name keeps its colour. FNV-1a. */
export function hueOf(memberId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < memberId.length; at++) hash = Math.imul(hash ^ memberId.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) % 12) + 1;
}

/** First letters of the first and the last name; of a single name its first two. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  const letters = words.length > 1 ? [...first].slice(0, 1).concat([...last].slice(0, 1)) : [...first].slice(0, 2);
  return letters.join('').toLocaleUpperCase('en');
}
