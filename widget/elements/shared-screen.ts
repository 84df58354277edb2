// Somebody's screen, whole or magnified: pinch, double-tap or button, then pan by scrolling. Shows the one track it is given.
import { html, LitElement } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { VideoTrack } from '../client/media.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { VideoTrackController } from '../controllers/media-track.ts';
import { room } from '../strings/en/room.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { icon } from '../styles/icons.ts';
import * as icons from '../styles/room-icons.ts';
import { sharedScreen } from '../styles/share.ts';

const most = 4;
const step = 2;

export class SharedScreen extends LitElement {
  static override styles = [base, button, sharedScreen];

  readonly #words = new Localizer(this, { room });
  readonly #video = new VideoTrackController(
    this,
    () => this.track,
    () => this.video,
  );
  readonly #fingers = new Map<number, PointerEvent>();
  #pinch: { readonly distance: number; readonly zoom: number } | null = null;

  @property({ attribute: false }) track: VideoTrack | null = null;
  /** Whose screen it is. */
  @property() name = '';
  @state() private zoom = 1;
  @query('video') private readonly video!: HTMLVideoElement | null;
  @query('.view') private readonly view!: HTMLElement | null;

  override updated(): void {
    void this.#video;
    this.view?.style.setProperty('--zoom', String(this.zoom));
  }

  override render() {
    const words = this.#words.tables.room;
    return html`
      <div
        class="view" tabindex="0" role="group" aria-label=${words.screenOf(this.name)}
        @dblclick=${this.#onDoubleTap} @pointerdown=${this.#onDown} @pointermove=${this.#onMove} @pointerup=${this.#onUp} @pointercancel=${this.#onUp}
      ><video part="video" playsinline></video></div>
      <div class="tools">
        <button type="button" class="icon-button" aria-label=${this.zoom > 1 ? words.zoomOut : words.zoomIn} @click=${this.#onZoom}>
          ${icon(this.zoom > 1 ? icons.zoomOut : icons.zoomIn)}
        </button>
        ${document.fullscreenEnabled ? html`<button type="button" class="icon-button" aria-label=${words.fullScreen} @click=${this.#onFullScreen}>${icon(icons.zoom)}</button>` : ''}
      </div>`;
  }

  readonly #onZoom = () => this.#zoomTo(this.zoom > 1 ? 1 : step, 0.5, 0.5);

  readonly #onDoubleTap = (event: MouseEvent) => {
    const box = this.getBoundingClientRect();
    this.#zoomTo(this.zoom > 1 ? 1 : step, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };

  readonly #onDown = (event: PointerEvent) => {
    this.#fingers.set(event.pointerId, event);
    if (this.#fingers.size === 2) this.#pinch = { distance: this.#spread(), zoom: this.zoom };
  };

  readonly #onMove = (event: PointerEvent) => {
    if (!this.#fingers.has(event.pointerId)) return;
    this.#fingers.set(event.pointerId, event);
    if (!this.#pinch || this.#fingers.size !== 2) return;
    this.#zoomTo(this.#pinch.zoom * (this.#spread() / Math.max(1, this.#pinch.distance)), 0.5, 0.5);
  };

  readonly #onUp = (event: PointerEvent) => {
    this.#fingers.delete(event.pointerId);
    this.#pinch = null;
  };

  readonly #onFullScreen = () => {
    const done = document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen();
    done.catch(() => undefined); // refused by the page's policy: the button simply does nothing more than the zoom beside it
  };

  #spread(): number {
    const [a, b] = [...this.#fingers.values()];
    return a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
  }

  /** `x` and `y` from 0 to 1: the point that should end up in the middle. */
  #zoomTo(zoom: number, x: number, y: number): void {
    this.zoom = Math.min(most, Math.max(1, zoom));
    void this.updateComplete.then(() => {
      const { view } = this;
      if (view) view.scrollTo((view.scrollWidth - view.clientWidth) * x, (view.scrollHeight - view.clientHeight) * y);
    });
  }
}

defineElement('chama-shared-screen', SharedScreen);

declare global {
  interface HTMLElementTagNameMap {
    'chama-shared-screen': SharedScreen;
  }
}
