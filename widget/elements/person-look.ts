// The colour and the letters that stand for a person without a photo.

/** One of twelve, by the id and never by the name: two people called Njeri do not look the same, and a new name keeps its colour. FNV-1a. */
export function hueOf(memberId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < memberId.length; at++) hash = Math.imul(hash ^ memberId.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) % 12) + 1;
}

/** First letters of the first and the last name; of a single name its first two. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  const letters = words.length > 1 ? [...first].slice(0, 1).concat([...last].slice(0, 1)) : [...first].slice(0, 2);
  return letters.join('').toLocaleUpperCase('en');
}
