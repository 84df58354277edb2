// Two quiet places in the page's own DOM whose text screen readers say: inside shadow roots several do not. Shared by all tags, gone with the last.
import type { Announcer } from './client-context.ts';

type Politeness = 'polite' | 'assertive';

/** A region is emptied after this long, so that the same words can be said again. */
const clearAfterMs = 1_500;

let users = 0;
let regions: Record<Politeness, HTMLElement> | null = null;

export class LiveRegions implements Announcer {
  #isOpen = false;
  readonly #timers: Partial<Record<Politeness, ReturnType<typeof setTimeout>>> = {};

  /** Present and empty before anything is said. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    users += 1;
    regions ??= { polite: makeRegion('polite'), assertive: makeRegion('assertive') };
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    users -= 1;
    if (users > 0 || !regions) return;
    regions.polite.remove();
    regions.assertive.remove();
    regions = null;
  }

  polite(text: string): void {
    this.#say('polite', text);
  }

  assertive(text: string): void {
    this.#say('assertive', text);
  }

  #say(politeness: Politeness, text: string): void {
    const region = regions?.[politeness];
    if (!this.#isOpen || !region) return;
    const line = document.createElement('p');
    line.textContent = text;
    region.append(line);
    clearTimeout(this.#timers[politeness]);
    this.#timers[politeness] = setTimeout(() => region.replaceChildren(), clearAfterMs);
  }
}

function makeRegion(politeness: Politeness): HTMLElement {
  const region = document.createElement('div');
  region.setAttribute('aria-live', politeness);
  region.dataset.chamaLiveRegion = politeness;
  // Set through the CSSOM, which a strict Content-Security-Policy allows: seen by screen readers alone.
  Object.assign(region.style, {
    position: 'absolute',
    inlineSize: '1px',
    blockSize: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  document.body.append(region);
  return region;
}
