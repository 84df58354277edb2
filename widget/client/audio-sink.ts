// The one place where remote sound plays: a hidden <div> of <audio> elements, apart from tiles, so that no paging of pictures silences anybody.

/** What of a LiveKit track we need. */
interface Attachable {
  attach(element: HTMLMediaElement): HTMLMediaElement;
  detach(element: HTMLMediaElement): HTMLMediaElement;
}

export class AudioSink {
  readonly #box: HTMLDivElement;
  readonly #place: Element | ShadowRoot;
  readonly #elements = new Map<Attachable, HTMLAudioElement>();

  constructor(place: Element | ShadowRoot) {
    this.#place = place;
    this.#box = document.createElement('div');
    this.#box.hidden = true;
  }

  add(track: Attachable): void {
    if (this.#elements.has(track)) return;
    if (!this.#box.isConnected) this.#place.append(this.#box);
    const element = document.createElement('audio');
    this.#elements.set(track, element);
    this.#box.append(element);
    track.attach(element);
  }

  /** Out of the page first: livekit-client keeps detached elements that still have a parent for ever. */
  remove(track: Attachable): void {
    const element = this.#elements.get(track);
    if (!element) return;
    this.#elements.delete(track);
    element.remove();
    track.detach(element);
  }

  clear(): void {
    for (const track of [...this.#elements.keys()]) this.remove(track);
    this.#box.remove();
  }
}
