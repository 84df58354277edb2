// A person's picture: a photo, else initials on a colour made from the member id. All that surrounds it is drawn outside it, so nothing moves.
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineElement } from '../controllers/define.ts';
import { avatar } from '../styles/avatar.ts';
import { base } from '../styles/base.ts';
import { hueOf, initials } from './person-look.ts';

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
