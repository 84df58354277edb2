// What memory can replay, and what it cannot.
import { expect, test } from 'vitest';
import type { StoredCommit } from '../store/facts.ts';
import { MeetingHistory } from './meeting-history.ts';

const commit = (version: number): StoredCommit => ({ version, facts: [] });
const range = (from: number, to: number): StoredCommit[] => Array.from({ length: to - from + 1 }, (_, i) => commit(from + i));

function historyOf(from: number, to: number): MeetingHistory {
  const history = new MeetingHistory();
  for (const each of range(from, to)) history.push(each);
  return history;
}

test('replays what came after a version, and nothing for whoever is up to date', () => {
  const history = historyOf(5, 9);
  expect(history.after(6, 9)).toEqual(range(7, 9));
  expect(history.after(4, 9)).toEqual(range(5, 9));
  expect(history.after(9, 9)).toEqual([]);
});

test('does not pretend to reach further back than it does', () => {
  expect(historyOf(5, 9).after(3, 9)).toBeNull();
  expect(new MeetingHistory().after(3, 9)).toBeNull();
});

test('takes older commits from the log where they join on', () => {
  const history = historyOf(5, 9);
  history.prepend(range(2, 6), 9);
  expect(history.after(1, 9)).toEqual(range(2, 9));
});

test('leaves older commits alone where they leave a hole', () => {
  const history = historyOf(5, 9);
  history.prepend(range(1, 3), 9);
  expect(history.after(0, 9)).toBeNull();
});

test('takes the log whole where memory is empty', () => {
  const history = new MeetingHistory();
  history.prepend(range(7, 9), 9);
  expect(history.after(6, 9)).toEqual(range(7, 9));
});

test('keeps the latest only, and never a hole', () => {
  const history = historyOf(1, 1_000);
  expect(history.after(990, 1_000)).toEqual(range(991, 1_000));
  expect(history.after(10, 1_000)).toBeNull();
  history.push(commit(1_005));
  expect(history.after(1_000, 1_005)).toBeNull();
});
