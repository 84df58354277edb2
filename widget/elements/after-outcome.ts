// Why a person sees the screen after a meeting, and what follows from it. Words are in strings/en/after.ts.
import { type ClientState, can, infoOf } from '../client/client-state.ts';

export interface Outcome {
  readonly heading: 'ended' | 'left' | 'removed' | 'denied' | 'lost' | 'cancelled';
  readonly hint: 'left' | 'removed' | 'denied' | 'blocked' | 'lost' | null;
  readonly wayBack: 'rejoin' | 'askAgain' | null;
  readonly hasRecords: boolean;
  readonly seesAttendance: boolean;
}

export function outcomeOf(state: ClientState): Outcome {
  const status = infoOf(state)?.status;
  const seesAttendance = can(state, 'seeAttendance');
  const records = { hasRecords: true, seesAttendance };
  const none = { hasRecords: false, seesAttendance: false };
  if (status === 'cancelled') return { heading: 'cancelled', hint: null, wayBack: null, ...none };
  if (status === 'completed' || state.left?.reason === 'ended') return { heading: 'ended', hint: null, wayBack: null, ...records };
  const mayJoin = can(state, 'join');
  switch (state.left?.reason) {
    case 'removed':
      return { heading: 'removed', hint: 'removed', wayBack: null, ...none };
    case 'denied': {
      const isBlocked = state.error?.code === 'denied';
      return { heading: 'denied', hint: isBlocked ? 'blocked' : 'denied', wayBack: mayJoin && !isBlocked ? 'askAgain' : null, ...none };
    }
    case 'network':
    case 'server':
    case 'unknown':
      return { heading: 'lost', hint: 'lost', wayBack: 'rejoin', ...records };
    default:
      return { heading: 'left', hint: 'left', wayBack: mayJoin ? 'rejoin' : null, ...records };
  }
}
