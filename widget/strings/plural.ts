// Whole sentences by number: each language's own plural rules choose, and no sentence is glued together from a count and a word.

export interface Forms {
  readonly one: string;
  readonly other: string;
}

/** `#` stands for the number. In a phrase it does not part from the word beside it at a line's end. */
export function plural(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count, forms) => {
    const form = rules.select(count) === 'one' ? forms.one : forms.other;
    return form.replace('#', numbers.format(count));
  };
}

/** Joins with spaces that do not break: `unbroken('12 min')`. */
export function unbroken(phrase: string): string {
  return phrase.replaceAll(' ', '\u00a0');
}
