// Ties one picture to one <video>: attached once, kept over re-renders and moves, let go of when the element goes. Templates never set `srcObject`.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { VideoTrack } from '../client/media.ts';

/**
 *     readonly #video = new VideoTrackController(this, () => this.track, () => this.renderRoot.querySelector('video'));
 *
 * The template keeps its `<video>` rendered (hide it with CSS); the controller attaches after each update, when the track is another.
 */
export class VideoTrackController implements ReactiveController {
  readonly #track: () => VideoTrack | null;
  readonly #element: () => HTMLVideoElement | null;
  #attached: { readonly track: VideoTrack; readonly element: HTMLVideoElement } | null = null;

  constructor(host: ReactiveControllerHost, track: () => VideoTrack | null, element: () => HTMLVideoElement | null) {
    this.#track = track;
    this.#element = element;
    host.addController(this);
  }

  hostConnected(): void {
    // After a move the element is the same, but the browser paused it: attach again.
    this.#follow();
  }

  hostUpdated(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#release();
  }

  #follow(): void {
    const track = this.#track();
    const element = this.#element();
    if (this.#attached && this.#attached.track === track && this.#attached.element === element) return;
    this.#release();
    if (!track || !element) return;
    this.#attached = { track, element };
    track.attach(element);
  }

  #release(): void {
    if (!this.#attached) return;
    this.#attached.track.detach(this.#attached.element);
    this.#attached = null;
  }
}
