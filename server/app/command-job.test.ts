// What is kept beside an answer to tell a resend from another command: it must not tell how somebody voted in secret.
import { expect, test } from 'vitest';
import { SampleMeeting } from '../test/sample-meeting.ts';
import { fingerprintOf } from './command-job.ts';

function polled(secret: boolean) {
  const m = new SampleMeeting().live('Otieno');
  const { pollId } = m.as('Wanjiru', { type: 'poll:create', question: 'Who keeps the box?', options: ['Achieng', 'Njeri'], secret }).result as {
    pollId: string;
  };
  m.as('Wanjiru', { type: 'poll:open', pollId });
  const options = m.state.core.polls[0]?.options ?? [];
  return options.map(({ id }) => fingerprintOf(m.state, { type: 'ballot:cast', pollId, optionIds: [id] }));
}

test('[PL3] the fingerprint of a secret vote is the same whatever was chosen', () => {
  expect(new Set(polled(true)).size).toBe(1);
});

test('of an open vote it tells one choice from another', () => {
  expect(new Set(polled(false)).size).toBe(2);
});
