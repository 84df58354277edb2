// Defines a public tag unless another copy of our script did; then says which of the two counts.

type PublicTag = CustomElementConstructor & { readonly version: string };

/** The first copy of our script on a page wins; a second one says so instead of throwing. */
export function defineOnce(name: string, tag: PublicTag): void {
  const there = customElements.get(name);
  if (!there) customElements.define(name, tag);
  else if (there !== tag) reportDuplicate(name, 'version' in there ? String(there.version) : 'unknown', tag.version);
}

function reportDuplicate(name: string, kept: string, ignored: string): void {
  // biome-ignore lint/suspicious/noConsole: the page's developer is who must hear this
  console.warn(`<${name}> is defined already (version ${kept}); the second script (version ${ignored}) is ignored`);
}
