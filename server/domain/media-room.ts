// What a meeting is to LiveKit: the room's name, and who may publish what. Nothing here calls LiveKit.
import type { ParticipantId } from '../../protocol/ids.ts';
import type { MeetingState } from './state.ts';

export type MediaSource = 'microphone' | 'camera' | 'screen_share' | 'screen_share_audio';

export interface MediaRights {
  readonly canPublish: boolean;
  readonly sources: readonly MediaSource[];
}

/** The seed's name, `chama-{chamaId}-{timestamp}`, with the chama's UUID and the start in milliseconds; null before the start. */
export function roomNameOf(state: Pick<MeetingState, 'chamaUuid' | 'core'>): string | null {
  const { startedAt } = state.core.meeting;
  return startedAt === null ? null : `chama-${state.chamaUuid}-${Date.parse(startedAt)}`;
}

/** Publishing follows `can_unmute` and `can_share_screen`; an audio meeting has neither camera nor screen. */
export function mediaRights(state: MeetingState, participantId: ParticipantId): MediaRights {
  const participant = state.core.participants.find((p) => p.id === participantId);
  if (!participant) return { canPublish: false, sources: [] };
  const { type } = state.core.meeting;
  const voice: MediaSource[] = participant.canUnmute ? ['microphone', ...(type === 'audio' ? [] : (['camera'] as const))] : [];
  const screen: MediaSource[] = participant.canShareScreen && type !== 'audio' ? ['screen_share', 'screen_share_audio'] : [];
  const sources = [...voice, ...screen];
  return { canPublish: sources.length > 0, sources };
}
