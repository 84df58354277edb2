// Which facts ask LiveKit for what.
import { expect, test } from 'vitest';
import { roomNameOf } from '../domain/media-room.ts';
import { SampleMeeting } from '../test/sample-meeting.ts';
import { effectsOf } from './effects.ts';

test('[MD3] the start opens a room and the end closes that same room', () => {
  const meeting = new SampleMeeting();
  const start = meeting.as('Wanjiru', { type: 'meeting:start' });
  const roomName = `chama-${meeting.state.chamaUuid}-${Date.parse(meeting.now)}`;
  const meetingId = meeting.state.core.meeting.id;
  expect(effectsOf(start.facts, meeting.state)).toEqual([{ type: 'media.open', portalId: meeting.state.portalId, meetingId, roomName }]);
  meeting.live('Otieno').later(600);
  const end = meeting.as('Wanjiru', { type: 'meeting:end' });
  expect(effectsOf(end.facts, meeting.state)).toEqual([{ type: 'media.close', roomName }]);
});

test('[MD2] removing and blocking somebody reaches LiveKit; leaving and a mild denial do not', () => {
  const meeting = new SampleMeeting({ settings: { requireApproval: true } }).live('Otieno');
  const roomName = roomNameOf(meeting.state);
  const remove = meeting.as('Wanjiru', { type: 'participant:remove', participantId: meeting.id('Otieno') });
  expect(effectsOf(remove.facts, meeting.state)).toEqual([{ type: 'media.remove', roomName, participantId: meeting.id('Otieno') }]);
  meeting.as('Achieng', { type: 'participant:join' });
  const mild = meeting.as('Wanjiru', { type: 'lobby:deny', participantId: meeting.id('Achieng') });
  expect(effectsOf(mild.facts, meeting.state)).toEqual([]);
  meeting.as('Achieng', { type: 'participant:join' });
  const block = meeting.as('Wanjiru', { type: 'lobby:deny', participantId: meeting.id('Achieng'), block: true });
  expect(effectsOf(block.facts, meeting.state)).toEqual([{ type: 'media.remove', roomName, participantId: meeting.id('Achieng') }]);
  meeting.as('Kamau', { type: 'participant:join' });
  const leave = meeting.as('Kamau', { type: 'participant:leave' });
  expect(effectsOf(leave.facts, meeting.state)).toEqual([]);
});

test('a meeting that has not started has no room to do anything to', () => {
  const meeting = new SampleMeeting();
  expect(effectsOf(meeting.as('Wanjiru', { type: 'meeting:cancel', reason: null }).facts, meeting.state)).toEqual([]);
});
