// Two quiet places in the page's own DOM whose text screen readers say: inside shadow roots several do not. Shared by all tags, gone with the last.
// While a modal dialog is open the page is inert and so are they: the dialog then has two of its own.
import type { Announcer } from './client-context.ts';

type Politeness = 'polite' | 'assertive';
type Regions = Readonly<Record<Politeness, HTMLElement>>;

/** A region is emptied after this long, so that the same words can be said again. */
const clearAfterMs = 1_500;

let users = 0;
let regions: Regions | null = null;
const inDialogs: Regions[] = [];

/** What is said from now on is said inside this modal dialog, until the returned function is called. */
export function announceIn(dialog: HTMLDialogElement): () => void {
  const inside = makeRegions(dialog);
  inDialogs.push(inside);
  return () => {
    inDialogs.splice(inDialogs.indexOf(inside), 1);
    removeRegions(inside);
  };
}

export class LiveRegions implements Announcer {
  #isOpen = false;
  readonly #timers: Partial<Record<Politeness, ReturnType<typeof setTimeout>>> = {};

  /** Present and empty before anything is said. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    users += 1;
    regions ??= makeRegions(document.body);
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    users -= 1;
    if (users > 0 || !regions) return;
    removeRegions(regions);
    regions = null;
  }

  polite(text: string): void {
    this.#say('polite', text);
  }

  assertive(text: string): void {
    this.#say('assertive', text);
  }

  #say(politeness: Politeness, text: string): void {
    const region = (inDialogs.at(-1) ?? regions)?.[politeness];
    if (!this.#isOpen || !region) return;
    const line = document.createElement('p');
    line.textContent = text;
    region.append(line);
    clearTimeout(this.#timers[politeness]);
    this.#timers[politeness] = setTimeout(() => region.replaceChildren(), clearAfterMs);
  }
}

function makeRegions(place: Element): Regions {
  return { polite: makeRegion(place, 'polite'), assertive: makeRegion(place, 'assertive') };
}

function removeRegions({ polite, assertive }: Regions): void {
  polite.remove();
  assertive.remove();
}

function makeRegion(place: Element, politeness: Politeness): HTMLElement {
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
  place.append(region);
  return region;
}
