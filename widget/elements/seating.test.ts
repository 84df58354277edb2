// Places on the stage: kept, given out by rank, taken over by who must be seen.
import { describe, expect, it } from 'vitest';
import { seat, twoSides } from './seating.ts';

const person = (id: string, rank = 2, active = false) => ({ id, rank, active });

describe('seat', () => {
  it('gives free places by rank, and by the order of invitation within a rank', () => {
    expect(seat([], [person('a'), person('b'), person('host', 0), person('c')], 3)).toEqual(['host', 'a', 'b']);
  });

  it('keeps everybody where they are while ranks change', () => {
    expect(seat(['a', 'b'], [person('b', 0), person('a', 5)], 2)).toEqual(['a', 'b']);
  });

  it('closes the gap of somebody who left and fills the last place', () => {
    expect(seat(['a', 'b', 'c'], [person('a'), person('c'), person('d')], 3)).toEqual(['a', 'c', 'd']);
  });

  it('lets somebody active take the last place of a silent one', () => {
    expect(seat(['a', 'b', 'c'], [person('a'), person('b'), person('c', 2, true), person('d', 2, true)], 3)).toEqual(['a', 'd', 'c']);
  });

  it('leaves the active outside when all places are active', () => {
    expect(seat(['a'], [person('a', 2, true), person('b', 0, true)], 1)).toEqual(['a']);
  });

  it('shrinks to fewer places from the end', () => {
    expect(seat(['a', 'b', 'c'], [person('a'), person('b'), person('c')], 2)).toEqual(['a', 'b']);
  });
});

describe('twoSides', () => {
  it('puts the odd one on the far side', () => {
    expect(twoSides([1, 2, 3, 4, 5])).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('knows an empty table', () => {
    expect(twoSides([])).toEqual([[], []]);
  });
});
