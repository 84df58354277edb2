// What somebody has written into the schedule form so far, and what is still wrong with it. No network, no DOM.
import type { FieldError, MeetingType } from '../../protocol/index.ts';
import type { MeetingDraft } from '../client/rest-shapes.ts';
import { fromWallTime, toWallTime } from '../client/wall-time.ts';
import type { Tables } from '../strings/language.ts';

export interface ScheduleForm {
  readonly title: string;
  /** Wall time in the chama's zone, as a datetime-local field has it. */
  readonly starts: string;
  readonly ends: string;
  readonly type: MeetingType;
  readonly maximum: string;
  readonly description: string;
  readonly approval: boolean;
  readonly record: boolean;
}

export type FieldName = 'title' | 'starts' | 'ends' | 'type' | 'maximum' | 'description';
export type Problems = Partial<Record<FieldName, string>>;

type Words = Tables['schedule'];

/** The server's own limits. */
const limits = { title: 200, description: 4000, least: 2, most: 1000 } as const;
const hourMs = 3_600_000;

/** The next full hour that leaves people an hour to hear of it, for an hour. */
export function emptyForm(nowMs: number, zone: string): ScheduleForm {
  const start = Math.ceil((nowMs + hourMs) / hourMs) * hourMs;
  return {
    title: '',
    starts: toWallTime(start, zone),
    ends: toWallTime(start + hourMs, zone),
    type: 'audio',
    maximum: '',
    description: '',
    approval: false,
    record: false,
  };
}

/** A moved start takes the end along, as long as the end was after it. */
export function withStart(form: ScheduleForm, starts: string): ScheduleForm {
  const [from, until, next] = [form.starts, form.ends, starts].map((wall) => Date.parse(`${wall}Z`));
  if (from === undefined || until === undefined || next === undefined || !(until > from) || Number.isNaN(next)) return { ...form, starts };
  return { ...form, starts, ends: new Date(next + until - from).toISOString().slice(0, 16) };
}

export function problemsOf(form: ScheduleForm, words: Words['wrong']): Problems {
  const problems: Problems = {};
  const title = form.title.trim();
  if (title === '') problems.title = words.titleMissing;
  else if (title.length > limits.title) problems.title = words.titleLong(limits.title);
  if (form.starts === '') problems.starts = words.startMissing;
  if (form.ends === '') problems.ends = words.endMissing;
  else if (form.starts !== '' && form.ends <= form.starts) problems.ends = words.endBeforeStart(clockOf(form.starts));
  if (form.description.trim().length > limits.description) problems.description = words.descriptionLong(limits.description);
  const maximum = form.maximum.trim();
  if (maximum !== '' && !(/^\d+$/.test(maximum) && Number(maximum) >= limits.least && Number(maximum) <= limits.most)) {
    problems.maximum = words.maximum(limits.least, limits.most);
  }
  return problems;
}

const fieldOf: Record<string, FieldName> = {
  title: 'title',
  description: 'description',
  type: 'type',
  scheduledStart: 'starts',
  scheduledEnd: 'ends',
  'settings.maxParticipants': 'maximum',
};

/** What the server found wrong, at the fields it is about. Its own words are for developers. */
export function problemsFrom(errors: readonly FieldError[], form: ScheduleForm, words: Words['wrong']): Problems {
  const problems: Problems = {};
  for (const { path } of errors) {
    const field = fieldOf[path];
    if (field === 'starts') problems.starts = words.startPast;
    else if (field === 'ends') problems.ends = words.endBeforeStart(clockOf(form.starts));
    else if (field) problems[field] = words.other;
  }
  return problems;
}

/** What is sent for a form without problems. */
export function draftOf(form: ScheduleForm, zone: string): Omit<MeetingDraft, 'chamaId'> {
  return {
    title: form.title.trim(),
    description: form.description.trim(),
    type: form.type,
    scheduledStart: fromWallTime(form.starts, zone) ?? '',
    scheduledEnd: fromWallTime(form.ends, zone) ?? '',
    timezone: zone,
    settings: { maxParticipants: form.maximum.trim() === '' ? null : Number(form.maximum), requireApproval: form.approval, autoRecord: form.record },
    invite: 'chama',
  };
}

function clockOf(wall: string): string {
  return wall.slice(11, 16);
}
