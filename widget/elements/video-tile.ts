// One person on the stage: their picture or their initials, their name, their marks. Shows what it is given; the speaking ring follows --level.
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { VideoTrack } from '../client/media.ts';
import { defineElement } from '../controllers/define.ts';
import { VideoTrackController } from '../controllers/media-track.ts';
import { base } from '../styles/base.ts';
import { hand } from '../styles/hand.ts';
import { icon } from '../styles/icons.ts';
import * as icons from '../styles/room-icons.ts';
import { tile } from '../styles/tile.ts';
import './person-avatar.ts';

/** The words a tile needs, from its container's tables. */
export interface TileWords {
  readonly muted: string;
  readonly away: string;
  readonly hand: string;
}

/** Everything a tile shows of its person. */
export interface TilePerson {
  readonly id: string;
  readonly memberId: string;
  readonly name: string;
  /** What stands at the picture: the name, or "You". */
  readonly label: string;
  readonly picture: string | null;
  readonly muted: boolean;
  readonly speaking: boolean;
  readonly away: boolean;
  /** Place among the raised hands from 1; 0 for none. */
  readonly hand: number;
}

export class VideoTile extends LitElement {
  static override styles = [base, hand, tile];

  @property({ attribute: false }) person: TilePerson | null = null;
  @property({ attribute: false }) track: VideoTrack | null = null;
  @property({ attribute: false }) words: TileWords = { muted: '', away: '', hand: '' };
  @property({ type: Boolean, reflect: true }) speaking = false;
  @property({ type: Boolean, reflect: true }) away = false;
  @property({ type: Boolean, reflect: true }) mirrored = false;

  readonly #video = new VideoTrackController(
    this,
    () => this.track,
    () => this.renderRoot.querySelector('video'),
  );

  override willUpdate(): void {
    this.speaking = this.person?.speaking ?? false;
    this.away = this.person?.away ?? false;
    this.mirrored = (this.track?.isLocal ?? false) && this.track?.source === 'camera';
  }

  override render() {
    void this.#video;
    const { person } = this;
    if (!person) return nothing;
    const [first, ...rest] = person.label.split(' ');
    return html`
      ${this.track ? html`<video playsinline aria-hidden="true"></video>` : this.#avatar(person)}
      ${person.hand > 0 ? html`<span class="hand" role="img" aria-label=${this.words.hand}>${icon(icons.hand)}${person.hand}</span>` : nothing}
      ${person.muted ? html`<span class="tile-off">${icon(icons.micOff)}</span>` : nothing}
      <span class="tile-name" part="tile-name">
        ${person.muted ? icon(icons.micOff) : nothing}<span class="truncate">${first}${rest.length > 0 ? html`<span class="rest"> ${rest.join(' ')}</span>` : nothing}</span>
        ${person.muted ? html`<span class="sr-only">${this.words.muted}</span>` : nothing}
        ${person.away ? html`<span class="sr-only">${this.words.away}</span>` : nothing}
      </span>`;
  }

  #avatar(person: TilePerson) {
    return html`<chama-person-avatar .name=${person.name} member-id=${person.memberId} .picture=${person.picture}></chama-person-avatar>`;
  }
}

defineElement('chama-video-tile', VideoTile);

declare global {
  interface HTMLElementTagNameMap {
    'chama-video-tile': VideoTile;
  }
}
