// The letters and the colour of people without a photo.
import { expect, test } from 'vitest';
import { hueOf, initials } from './person-look.ts';

test.each([
  ['Njeri', 'NJ'],
  ['Wanjiru Kamau', 'WK'],
  ['  Bartholomew  Nyambura  wa  Kang’ethe ', 'BK'],
  ['ç', 'Ç'],
  ['', ''],
])('%j is shown as %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test('a colour follows the id, and all twelve are used', () => {
  const hues = Array.from({ length: 500 }, (_, n) => hueOf(`member-${n}`));
  expect(new Set(hues)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
  expect(hueOf('member-7')).toBe(hueOf('member-7'));
});
