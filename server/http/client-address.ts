// Whose address a request comes from: the socket's, or what a trusted proxy says of it. Anybody else's X-Forwarded-For is not believed.
import { BlockList, isIP } from 'node:net';

export type AddressOf = (peer: string | undefined, forwardedFor: string | undefined) => string;

/** `trust`: how many proxies stand in front, or their addresses and networks; null: none. */
export function addressReader(trust: number | readonly string[] | null): AddressOf {
  const isTrusted = typeof trust === 'number' || trust === null ? null : trustedAddresses(trust);
  return (peer, forwardedFor) => {
    const near = plain(peer ?? '');
    const chain = [...(forwardedFor ?? '').split(',').map((part) => plain(part.trim())), near];
    if (trust === null || forwardedFor === undefined) return near;
    const wanted = typeof trust === 'number' ? chain.length - 1 - trust : chain.findLastIndex((address) => !isTrusted?.(address));
    const found = chain[Math.max(0, wanted)] ?? near;
    return isIP(found) === 0 ? near : found;
  };
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

function trustedAddresses(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** IPv4 written as IPv6 is IPv4. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
