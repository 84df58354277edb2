// Hears when the page's own Content-Security-Policy blocks something of ours, and says which directive needs which address.
import { ChamaError } from './client/chama-error.ts';

/** `addresses` is asked at each violation: where the server, the tokens, the script and LiveKit are. Each hole is told once. */
export function watchPolicy(addresses: () => readonly (string | null)[], blocked: (error: ChamaError) => void, signal: AbortSignal): void {
  const told = new Set<string>();
  const hear = ({ blockedURI, effectiveDirective, disposition }: SecurityPolicyViolationEvent) => {
    const host = hostOf(blockedURI);
    const rule = `${effectiveDirective} ${blockedURI}`;
    if (disposition === 'report' || !host || told.has(rule) || !addresses().some((address) => hostOf(address) === host)) return;
    told.add(rule);
    const { origin, protocol } = new URL(blockedURI);
    const source = origin === location.origin ? "'self'" : `${protocol}//${host}`;
    blocked(new ChamaError('csp-blocked', { message: `Content-Security-Policy: add ${source} to ${effectiveDirective.replace(/-elem$/, '')}` }));
  };
  document.addEventListener('securitypolicyviolation', hear, { signal });
}

/** The host tells whose it is: the protocol of a socket is another one. */
function hostOf(address: string | null): string {
  try {
    return address ? new URL(address, location.href).host : '';
  } catch {
    return '';
  }
}
