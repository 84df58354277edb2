// Addresses in chat messages: found, trimmed of punctuation, and never anything but http and https.
import { expect, it } from 'vitest';
import { partsOf } from './links.ts';

it('leaves a text without addresses alone', () => {
  expect(partsOf('Habari ya asubuhi')).toEqual(['Habari ya asubuhi']);
});

it('makes a link of an address in a sentence and keeps the full stop out of it', () => {
  expect(partsOf('See https://chama.example/a?b=1.')).toEqual(['See ', { href: 'https://chama.example/a?b=1', text: 'https://chama.example/a?b=1' }, '.']);
});

it('keeps a bracket that belongs to the address', () => {
  expect(partsOf('https://sw.wikipedia.org/wiki/Chama_(kundi)')).toEqual([
    { href: 'https://sw.wikipedia.org/wiki/Chama_(kundi)', text: 'https://sw.wikipedia.org/wiki/Chama_(kundi)' },
  ]);
});

it.each(['javascript:alert(1)', 'data:text/html,<b>x</b>', 'JaVaScRiPt://https', 'ftp://a.example'])('makes no link of %s', (text) => {
  expect(partsOf(text)).toEqual([text]);
});

it('finds several', () => {
  expect(partsOf('http://a.example http://b.example').filter((part) => typeof part !== 'string')).toHaveLength(2);
});

it('leaves an address that cannot be one', () => {
  expect(partsOf('https://[')).toEqual(['https://[']);
});
