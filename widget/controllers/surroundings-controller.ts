// Works out what a tag stands in: language, direction, light or dark. Follows the page and the system, and tells the tag when that changes.
import type { ReactiveController, ReactiveElement } from 'lit';
import { type Language, locales } from '../strings/language.ts';

export type Theme = 'auto' | 'light' | 'dark';

interface Wishes {
  readonly lang: string;
  readonly dir: string;
  readonly theme: Theme;
}

export class SurroundingsController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #wishes: () => Wishes;
  #life: AbortController | null = null;

  constructor(host: ReactiveElement, wishes: () => Wishes) {
    this.#host = host;
    this.#wishes = wishes;
    host.addController(this);
  }

  /** The tag's own `lang`, else the closest ancestor's (over shadow roots), else the page's, else the browser's. */
  get language(): Language {
    const said = this.#wishes().lang || inherited(this.#host, 'lang');
    return languageFor(said ? [said] : navigator.languages);
  }

  get direction(): 'ltr' | 'rtl' {
    return (this.#wishes().dir || inherited(this.#host, 'dir')) === 'rtl' ? 'rtl' : 'ltr';
  }

  get scheme(): 'light' | 'dark' {
    const { theme } = this.#wishes();
    if (theme === 'light' || theme === 'dark') return theme;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }

  hostConnected(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const update = () => this.#host.requestUpdate();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', update, { signal });
    window.addEventListener('languagechange', update, { signal });
    const observer = new MutationObserver(update);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang', 'dir'] });
    signal.addEventListener('abort', () => observer.disconnect());
  }

  hostDisconnected(): void {
    this.#life?.abort();
    this.#life = null;
  }
}

/** The first of the wanted languages (BCP 47) that we speak. */
function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

function isLanguage(code: string): code is Language {
  return Object.hasOwn(locales, code);
}

function inherited(start: Element, attribute: 'lang' | 'dir'): string {
  for (let at: Element | null = parentOf(start); at; at = parentOf(at)) {
    const value = at.getAttribute(attribute);
    if (value) return value;
  }
  return '';
}

function parentOf(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  if (parent instanceof Element) return parent;
  return parent instanceof ShadowRoot ? parent.host : null;
}
