// What the stage shows of people, put together from the view and from media. Pure; the elements of the stage ask it.
import type { MeetingView, Participant, ParticipantId } from '../../protocol/index.ts';
import type { ClientState } from '../client/client-state.ts';
import type { MediaState, VideoTrack } from '../client/media.ts';
import { sameFields, sameList } from '../controllers/select-controller.ts';
import { type Candidate, rankOf } from './seating.ts';
import type { TilePerson } from './video-tile.ts';

/** The part of the state a stage looks at. */
export interface StageState {
  readonly participants: MeetingView['participants'];
  readonly hands: MeetingView['hands'];
  readonly me: ParticipantId;
  readonly people: MediaState['people'];
  readonly speakers: MediaState['speakers'];
}

const nobody: StageState = { participants: [], hands: [], me: '', people: {}, speakers: [] };

export function stageStateOf(state: ClientState): StageState {
  const { view, media } = state;
  if (!view) return nobody;
  return { participants: view.participants, hands: view.hands, me: view.me.participantId, people: media.people, speakers: media.speakers };
}

/** For SelectController: the same lists mean the same stage. */
export function isSameStage(a: StageState, b: StageState): boolean {
  return a === b || (sameFields({ ...a, participants: 0 }, { ...b, participants: 0 }) && sameList(a.participants, b.participants));
}

export function isMicrophoneOn(state: StageState, id: ParticipantId): boolean {
  return state.people[id]?.microphone ?? false;
}

export function isSpeaking(state: StageState, id: ParticipantId): boolean {
  return state.people[id]?.speaking ?? false;
}

export function cameraOf(state: StageState, id: ParticipantId): VideoTrack | null {
  return state.people[id]?.camera ?? null;
}

/** The screen that owns the stage: the first one of somebody else. */
export function sharedScreenOf(state: StageState): { readonly track: VideoTrack; readonly by: Participant } | null {
  for (const by of state.participants) {
    const track = by.present && by.id !== state.me ? state.people[by.id]?.screen : null;
    if (track) return { track, by };
  }
  return null;
}

/** Place among the raised hands from 1; 0 for none. */
export function handOf(state: StageState, id: ParticipantId): number {
  return state.hands.findIndex((hand) => hand.participantId === id) + 1;
}

export function personOf(state: StageState, participant: Participant, nameOfMe: string): TilePerson {
  const { id, memberId, name, picture, away } = participant;
  return {
    id,
    memberId,
    picture,
    away,
    name,
    label: id === state.me ? nameOfMe : name,
    muted: !isMicrophoneOn(state, id),
    speaking: isSpeaking(state, id),
    hand: handOf(state, id),
  };
}

/** How many of those who spoke last keep a place by it. */
const recentSpeakers = 3;

/** Who may take a place, most important first; `isOn` says what earns one besides the role. */
export function candidatesOf(state: StageState, participants: readonly Participant[], isOn: (id: ParticipantId) => boolean): Candidate[] {
  const recent = new Set(state.speakers.slice(0, recentSpeakers));
  return participants.map((p) => ({
    id: p.id,
    rank: rankOf(p, isOn(p.id)),
    active: p.role === 'host' || recent.has(p.id) || isSpeaking(state, p.id) || isOn(p.id),
  }));
}
