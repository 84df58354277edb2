// Whose address a request comes from: a spoofed header changes nothing unless a trusted proxy stands in front.
import { expect, test } from 'vitest';
import { addressReader, isLoopback } from './client-address.ts';

const peer = '203.0.113.9';

test('without a trusted proxy the header is not believed', () => {
  expect(addressReader(null)(peer, '198.51.100.1')).toBe(peer);
});

test('one proxy in front: the last entry is the client, what stands before it is hearsay', () => {
  expect(addressReader(1)('10.0.0.2', '198.51.100.1, 198.51.100.7')).toBe('198.51.100.7');
  expect(addressReader(1)('10.0.0.2', undefined)).toBe('10.0.0.2');
});

test('by addresses: the last one that is not a proxy of ours', () => {
  const read = addressReader(['10.0.0.0/8', '2001:db8::1']);
  expect(read('10.1.2.3', '198.51.100.1, 198.51.100.7, 10.9.9.9')).toBe('198.51.100.7');
  expect(read('::ffff:10.1.2.3', '198.51.100.7')).toBe('198.51.100.7');
  expect(read('198.51.100.9', '192.0.2.1')).toBe('198.51.100.9');
});

test('what is no address is not taken for one', () => {
  expect(addressReader(1)('10.0.0.2', 'unknown')).toBe('10.0.0.2');
});

test('loopback in its three writings', () => {
  const read = addressReader(null);
  expect(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'].map((address) => isLoopback(read(address, undefined)))).toEqual([true, true, true, true]);
  expect(isLoopback('10.0.0.1')).toBe(false);
});
