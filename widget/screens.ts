// The screens of <chama-meeting> and which of them a state calls for. Each is an element of its own, elements/…-screen.ts, loaded by load-screen.ts.
import { isOver } from '../protocol/index.ts';
import { type ClientState, infoOf } from './client/client-state.ts';

export type MeetingScreen =
  /** Nothing known yet: quiet blocks in the layout of `before`. */
  | 'loading'
  /** What, when, countdown; "Start meeting", "Join". */
  | 'before'
  /** Choosing microphone and camera. */
  | 'prejoin'
  | 'lobby'
  | 'room'
  /** Left, or the meeting is over or cancelled. */
  | 'after'
  /** This member is in the room by another tab, tag or device. */
  | 'elsewhere'
  /** Nothing can be shown. */
  | 'trouble';

/** `shown` is the screen before: between the tap on "Join" and the answer it stays, and shows that it is busy. */
export function screenOf(state: ClientState, shown: MeetingScreen): MeetingScreen {
  if (state.phase === 'connecting') return shown === 'loading' ? 'before' : shown;
  if (state.phase === 'waiting') return 'lobby';
  if (state.phase === 'connected' || state.phase === 'reconnecting') return 'room';
  if (state.phase === 'error') return 'trouble';
  if (state.elsewhere) return 'elsewhere';
  if (state.phase === 'left') return 'after';
  if (state.phase === 'prejoin') return 'prejoin';
  const info = infoOf(state);
  if (!info) return 'loading';
  return isOver(info.status) ? 'after' : 'before';
}
