// The classic script for pages that cannot load modules: finds where it came from and imports the real one from there. No imports: it is one small IIFE.

declare const CHAMA_ORIGIN: string | undefined;

/** Synchronously, or `currentScript` is gone. An optimiser may inline the file: then a `[data-chama-base]` says where, else the server that built it. */
function base(): string | null {
  const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';
  if (own) return own;
  const told = document.querySelector('[data-chama-base]')?.getAttribute('data-chama-base');
  if (told) return told.replace(/\/?$/, '/');
  return typeof CHAMA_ORIGIN === 'string' && CHAMA_ORIGIN ? `${CHAMA_ORIGIN}/embed/v1/` : null;
}

const from = base();
// Never the page's own address: a script of that name there would be somebody else's.
if (from) void import(new URL('chama-meeting.js', from).href);
else throw new Error('chama loader: set data-chama-base to the address of the embed folder');
