// A meeting as one member sees it, for tests of what keeps and shows views.
import { defaultSettings, type Fact, type MeetingView, type Participant, type ParticipantRole, withAbilities } from '../../protocol/index.ts';

export const meetingId = '01890a5d-ac96-774b-bcce-b302099a8057';
export const hostId = '01890a5d-ac96-774b-bcce-b302099a8001';
export const memberId = '01890a5d-ac96-774b-bcce-b302099a8002';
const start = '2026-11-22T18:00:00.000Z';

function participant(id: string, name: string, role: ParticipantRole): Participant {
  return {
    id,
    memberId: name.toLowerCase(),
    name,
    picture: null,
    status: 'joined',
    role,
    stage: 'speaker',
    present: true,
    away: false,
    canUnmute: true,
    canShareScreen: true,
    rsvp: null,
    joinedAt: start,
    leftAt: null,
    durationSeconds: 0,
    isLate: false,
    handRaisedAt: null,
    messagesSent: 0,
    handsRaised: 0,
  };
}

export function sampleView(change: Partial<MeetingView['me']> = {}): MeetingView {
  const meeting: MeetingView['meeting'] = {
    id: meetingId,
    chamaId: 'umoja',
    title: 'Monthly meeting',
    description: '',
    type: 'video',
    status: 'in_progress',
    scheduledStart: start,
    scheduledEnd: '2026-11-22T19:00:00.000Z',
    timezone: 'Africa/Nairobi',
    startedAt: start,
    endedAt: null,
    cancelReason: null,
    host: { memberId: 'wanjiru', name: 'Wanjiru' },
    settings: defaultSettings,
  };
  const me = { participantId: memberId, standing: 'room', role: 'member', stage: 'speaker', isOfficer: false, abilities: [], ballots: {}, ...change } as const;
  const participants = [participant(hostId, 'Wanjiru', 'host'), participant(memberId, 'Otieno', 'member')];
  return { meeting, participants, lobby: [], hands: [], polls: [], messages: [], me: withAbilities(me, meeting), stage: [hostId, memberId] };
}

export function said(text: string, by = hostId): Fact {
  return {
    type: 'chat.sent',
    at: start,
    messageId: `message ${text}`,
    messageType: 'text',
    participantId: by,
    memberId: 'wanjiru',
    name: 'Wanjiru',
    text,
    reaction: null,
  };
}
