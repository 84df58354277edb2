// The view keeper: order, gaps, snapshots, and waiting for a version.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Commit } from '../../protocol/index.ts';
import { said, sampleView } from '../test/sample-view.ts';
import { ViewKeeper } from './view-keeper.ts';

const behind = vi.fn<(since: number) => void>();
let keeper: ViewKeeper;

beforeEach(() => {
  vi.useFakeTimers();
  behind.mockReset();
  keeper = new ViewKeeper({ changed: () => undefined, behind });
  keeper.replace({ version: 3, serverTime: '2026-11-22T18:00:00.000Z', view: sampleView() });
});
afterEach(() => {
  keeper.stop();
  vi.useRealTimers();
});

const commit = (from: number, version = from + 1): Commit => ({ from, version, facts: [said(`${from}`)] });
const texts = () => keeper.view?.messages.map((message) => message.text);

test('commits are folded in the order of their versions, whatever order they come in', () => {
  keeper.commit(commit(4));
  keeper.commit(commit(5, 8));
  expect(texts()).toEqual([]);
  keeper.commit(commit(3));
  expect(texts()).toEqual(['3', '4', '5']);
  expect(keeper.version).toBe(8);
  vi.advanceTimersByTime(1_000);
  expect(behind).not.toHaveBeenCalled();
});

test('a commit that comes twice counts once', () => {
  keeper.commit(commit(3));
  keeper.commit(commit(3));
  expect(texts()).toEqual(['3']);
});

test('a gap that does not close within half a second is asked for', () => {
  keeper.commit(commit(5));
  vi.advanceTimersByTime(499);
  expect(behind).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(behind).toHaveBeenCalledExactlyOnceWith(3);
});

test('an unanswered question about a gap is asked again', () => {
  keeper.commit(commit(5));
  vi.advanceTimersByTime(1_500);
  expect(behind).toHaveBeenCalledTimes(3);
});

test('a snapshot replaces the view, and what was held goes on from there', () => {
  keeper.commit(commit(9));
  keeper.replace({ version: 9, serverTime: '2026-11-22T18:00:00.000Z', view: sampleView() });
  expect(texts()).toEqual(['9']);
});

test('an older snapshot is believed, and the gap after it heals', () => {
  keeper.commit(commit(3, 6));
  keeper.replace({ version: 4, serverTime: '2026-11-22T18:00:00.000Z', view: sampleView() });
  expect(keeper.version).toBe(4);
  keeper.commit(commit(6));
  vi.advanceTimersByTime(500);
  expect(behind).toHaveBeenCalledWith(4);
});

test('a commit that overlaps what is known is not folded in part', () => {
  keeper.commit({ from: 2, version: 5, facts: [said('a'), said('b')] });
  expect(texts()).toEqual([]);
  vi.advanceTimersByTime(500);
  expect(behind).toHaveBeenCalledWith(3);
});

test('waiting for a version ends when the view has it, and asks for it when it does not come', async () => {
  const reached = keeper.reached(5);
  vi.advanceTimersByTime(500);
  expect(behind).toHaveBeenCalledWith(3);
  keeper.commit(commit(3, 5));
  await reached;
  expect(keeper.version).toBe(5);
});

test('whoever waits is let go when nothing more will come', async () => {
  const reached = keeper.reached(99);
  keeper.stop();
  await reached;
  vi.advanceTimersByTime(2_000);
  expect(behind).not.toHaveBeenCalled();
});

test("a ballot is remembered as this person's own", () => {
  keeper.rememberBallot('poll', ['a']);
  expect(keeper.view?.me.ballots).toEqual({ poll: ['a'] });
});
