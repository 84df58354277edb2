// Words and times for an element, in the language of the tag above it; re-renders when that changes.
import { ContextConsumer } from '@lit/context';
import type { ReactiveElement } from 'lit';
import { time as englishTime } from '../strings/en/time.ts';
import { type Language, loadLanguage, type Tables, tablesOf } from '../strings/language.ts';
import { overlaid, type StringOverrides } from '../strings/overrides.ts';
import { TimeFormat } from '../strings/time.ts';
import { surroundingsContext } from './client-context.ts';

/**
 * Given the English tables the element uses, by their areas' names:
 *
 *     readonly #words = new Localizer(this, { everyday, list });
 *     render() {
 *       const { everyday, list } = this.#words.tables;
 *       return html`<h1>${everyday.meetings}</h1> ${list.invited(23)} ${this.#words.time.clock(at, zone)}`;
 *     }
 *
 * A new area is one file in strings/en, one in strings/sw and a line in strings/sw.ts.
 */
export class Localizer<Area extends keyof Tables> {
  readonly #host: ReactiveElement;
  readonly #english: Pick<Tables, Area>;
  readonly #surroundings: ContextConsumer<typeof surroundingsContext, ReactiveElement>;
  #own: { readonly over: Pick<Tables, Area>; readonly strings: StringOverrides; readonly tables: Pick<Tables, Area> } | null = null;
  #time: { readonly language: Language; readonly format: TimeFormat } | null = null;

  constructor(host: ReactiveElement, english: Pick<Tables, Area>) {
    this.#host = host;
    this.#english = english;
    this.#surroundings = new ContextConsumer(host, { context: surroundingsContext, subscribe: true });
  }

  /** The language shown: English while the other one is on its way. */
  get language(): Language {
    const wanted = this.#surroundings.value?.language ?? 'en';
    if (wanted === 'en' || tablesOf(wanted)) return wanted;
    loadLanguage(wanted).then(
      () => this.#host.requestUpdate(),
      () => undefined, // offline: English stays, the next update asks again
    );
    return 'en';
  }

  get tables(): Pick<Tables, Area> {
    const ours = tablesOf(this.language) ?? this.#english;
    const strings = this.#surroundings.value?.strings;
    if (!strings) return ours;
    if (this.#own?.over !== ours || this.#own.strings !== strings) this.#own = { over: ours, strings, tables: overlaid(ours, strings) };
    return this.#own.tables;
  }

  get time(): TimeFormat {
    const { language } = this;
    if (this.#time?.language !== language) {
      this.#time = { language, format: new TimeFormat(language, tablesOf(language)?.time ?? englishTime) };
    }
    return this.#time.format;
  }
}
