// Addresses a page gives in attributes, checked before they become a link or a picture.

/** Only where a link may lead: http(s), so that no attribute becomes a script. */
export function safeUrl(url: string): string | null {
  if (!url) return null;
  try {
    return ['http:', 'https:'].includes(new URL(url, document.baseURI).protocol) ? url : null;
  } catch {
    return null;
  }
}
