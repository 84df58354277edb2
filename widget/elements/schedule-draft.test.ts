// The schedule form: what is wrong with it, and what is sent.
import { expect, test } from 'vitest';
import { schedule } from '../strings/en/schedule.ts';
import { draftOf, emptyForm, problemsFrom, problemsOf, withStart } from './schedule-draft.ts';

const zone = 'Africa/Nairobi';
const now = Date.parse('2026-11-22T18:20:00.000Z');
const form = { ...emptyForm(now, zone), title: ' December contributions ' };

test('a new form proposes the next full hour that leaves an hour, in the chama’s zone', () => {
  expect(form.starts).toBe('2026-11-22T23:00');
  expect(form.ends).toBe('2026-11-23T00:00');
});

test('what is sent is trimmed and in UTC', () => {
  expect(draftOf({ ...form, maximum: '25', approval: true }, zone)).toMatchObject({
    title: 'December contributions',
    scheduledStart: '2026-11-22T20:00:00.000Z',
    scheduledEnd: '2026-11-22T21:00:00.000Z',
    timezone: zone,
    settings: { maxParticipants: 25, requireApproval: true, autoRecord: false },
    invite: 'chama',
  });
});

test.each([
  [{ title: '  ' }, 'title'],
  [{ title: 'a'.repeat(201) }, 'title'],
  [{ starts: '' }, 'starts'],
  [{ ends: '' }, 'ends'],
  [{ ends: form.starts }, 'ends'],
  [{ ends: '2026-11-22T22:30' }, 'ends'],
  [{ maximum: '1' }, 'maximum'],
  [{ maximum: '2.5' }, 'maximum'],
  [{ maximum: 'ten' }, 'maximum'],
  [{ description: 'a'.repeat(4001) }, 'description'],
])('%j is refused at its field', (change, field) => {
  expect(Object.keys(problemsOf({ ...form, ...change }, schedule.wrong))).toEqual([field]);
});

test('a good form has no problems', () => {
  expect(problemsOf({ ...form, maximum: '2' }, schedule.wrong)).toEqual({});
});

test('the end before the start names the time to choose', () => {
  expect(problemsOf({ ...form, ends: '2026-11-22T22:30' }, schedule.wrong).ends).toContain('23:00');
});

test('moving the start keeps the length, unless there is none', () => {
  expect(withStart(form, '2026-12-05T14:00').ends).toBe('2026-12-05T15:00');
  expect(withStart({ ...form, ends: '' }, '2026-12-05T14:00').ends).toBe('');
  expect(withStart(form, '').ends).toBe(form.ends);
});

test('what the server refuses stands at the fields it is about', () => {
  const errors = [
    { path: 'scheduledStart', message: 'x' },
    { path: 'settings.maxParticipants', message: 'y' },
    { path: 'chamaId', message: 'z' },
  ];
  expect(Object.keys(problemsFrom(errors, form, schedule.wrong))).toEqual(['starts', 'maximum']);
});
