// The meetings a visitor finds: one about to start, one next week, one that is over with its records. Made as any portal could make them.
import { setTimeout } from 'node:timers/promises';
import type { Meeting, MeetingPlan, MeetingServer } from './meeting-server.ts';
import { chairperson, people, personWith, secretary, treasurer } from './people.ts';

const minute = 60_000;
const soonTitle = 'Monthly contributions';
const nextWeekTitle = 'End-of-year plans and the feast';
const pastTitle = 'Welfare committee';

/** Safe to repeat: what is there already stays, and what has gone by is offered anew. */
export async function offerSampleMeetings(server: MeetingServer): Promise<void> {
  const known = await server.meetings(chairperson);
  await offerSoon(server, known);
  await offerNextWeek(server, known);
  if (!known.some((meeting) => meeting.title === pastTitle && meeting.status === 'completed')) await holdPastMeeting(server);
}

async function offerSoon(server: MeetingServer, known: readonly Meeting[]): Promise<void> {
  const waiting = known.find((meeting) => meeting.title === soonTitle && meeting.status === 'scheduled');
  const startsIn = waiting ? Date.parse(waiting.scheduledStart) - Date.now() : 0;
  if (startsIn > 2 * minute && startsIn < 10 * minute) return;
  const times = span(roundToMinute(Date.now() + 8 * minute), 60);
  if (waiting) {
    await server.edit(chairperson, waiting.id, times);
    return;
  }
  const plan = {
    title: soonTitle,
    description: 'Contributions, loans and the welfare box.',
    type: 'video',
    timezone,
    settings: { requireApproval: true },
  } as const;
  const meeting = await server.schedule(chairperson, { ...plan, ...times });
  await Promise.all(people.slice(1, 6).map((person, index) => server.answer(person, meeting.id, index === 3 ? 'maybe' : 'yes')));
}

/** At two in the afternoon of Nairobi. */
async function offerNextWeek(server: MeetingServer, known: readonly Meeting[]): Promise<void> {
  const isThere = known.some(
    ({ title, status, scheduledStart }) => title === nextWeekTitle && status === 'scheduled' && Date.parse(scheduledStart) > Date.now(),
  );
  if (isThere) return;
  const day = new Date(Date.now() + 7 * 24 * 60 * minute);
  const times = span(day.setUTCHours(11, 0, 0, 0), 90);
  const plan: MeetingPlan = { title: nextWeekTitle, description: 'Dates, the feast, and who brings what.', type: 'audio', timezone, settings: {}, ...times };
  const meeting = await server.schedule(secretary, plan);
  await server.answer(treasurer, meeting.id, 'yes');
  await server.answer(personWith('baraka'), meeting.id, 'no');
}

/**
 * A short meeting that really takes place: everything in its records comes from people who joined, spoke and left. All but one are there
 * before it begins, three seconds from now, so that one is late.
 */
async function holdPastMeeting(server: MeetingServer): Promise<void> {
  const latecomer = personWith('njeri');
  const begins = Date.now() + 3_000;
  const plan = { title: pastTitle, description: 'The welfare box.', type: 'audio', timezone, settings: { lateThresholdMinutes: 0 } } as const;
  const { id } = await server.schedule(chairperson, { ...plan, ...span(begins, 60) });
  await server.start(chairperson, id);
  for (const person of [chairperson, secretary, treasurer, personWith('mutua'), personWith('akinyi')]) await server.join(person, id);
  await setTimeout(begins + 100 - Date.now());
  await server.say(chairperson, id, 'Welcome everybody. Otieno, please read the last minutes.');
  await server.join(latecomer, id);
  await server.say(latecomer, id, 'Samahani, I am late: the matatu broke down.');
  await server.say(treasurer, id, 'We collected KSh 42,000. All eight have paid.');
  await server.leave(personWith('mutua'), id);
  await server.end(chairperson, id);
}

const timezone = 'Africa/Nairobi';
const roundToMinute = (ms: number) => Math.floor(ms / minute) * minute;
const span = (startMs: number, minutes: number) => ({
  scheduledStart: new Date(startMs).toISOString(),
  scheduledEnd: new Date(startMs + minutes * minute).toISOString(),
});
