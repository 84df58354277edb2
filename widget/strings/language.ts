// Which languages there are, and loading the one that is not inside the code. English comes with each element; Swahili is one chunk for all.
import type { swahili } from './sw.ts';

export type Language = 'en' | 'sw';

/** Each language as people in Kenya write it: 24-hour clocks, day before month, Ksh. */
export const locales: Record<Language, string> = { en: 'en-KE', sw: 'sw-KE' };

/** Every table by its area's name. The Swahili ones satisfy the English types, so either is one of these. */
export type Tables = typeof swahili;

let loaded: Tables | null = null;
let loading: Promise<void> | null = null;

/** Resolves once `language` can be shown. A tag waits for it before it first renders, so nobody sees a flash of English. */
export function loadLanguage(language: Language): Promise<void> {
  if (language === 'en' || loaded) return Promise.resolve();
  loading ??= import('./sw.ts').then(
    (module) => {
      loaded = module.swahili;
    },
    (cause: unknown) => {
      loading = null;
      throw cause;
    },
  );
  return loading;
}

/** The tables of a language, or null while they are not there: then show English. */
export function tablesOf(language: Language): Tables | null {
  return language === 'sw' ? loaded : null;
}
