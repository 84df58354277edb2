// Finds the web addresses in a text a person wrote. Only http and https become links; everything else stays text.

export type TextPart = string | { readonly href: string; readonly text: string };

const address = /\bhttps?:\/\/[^\s<>"'`\u200b]+/giu;
/** Marks that end a sentence, not an address. */
const trailing = /[.,;:!?…)\]}»”’]+$/u;

export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(address)) {
    const found = trimmed(match[0]);
    if (!URL.canParse(found)) continue;
    if (match.index > at) parts.push(text.slice(at, match.index));
    parts.push({ href: new URL(found).href, text: found });
    at = match.index + found.length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

/** Without the marks after it; a closing bracket stays when the address itself opened it. */
function trimmed(found: string): string {
  const bare = found.replace(trailing, '');
  return found[bare.length] === ')' && bare.includes('(') ? `${bare})` : bare;
}
