// A portal's own words over ours: a part of the tables, by their names, in whatever language the portal set.

/** Tables by area, words by name, as in strings/en; what is not given stays ours. */
export interface StringOverrides {
  readonly [name: string]: string | ((...given: never[]) => string) | StringOverrides | undefined;
}

/** `table` with what `own` has for it. A word of another kind than ours is left out: a sentence made by a function cannot become a text. */
export function overlaid<Table extends object>(table: Table, own: StringOverrides): Table {
  const entries = Object.entries(table).map(([name, ours]) => {
    const theirs = own[name];
    if (theirs === undefined || typeof theirs !== typeof ours) return [name, ours];
    return [name, typeof theirs === 'object' ? overlaid(ours, theirs) : theirs];
  });
  return Object.fromEntries(entries);
}
