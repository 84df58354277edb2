// How LiveKit tells people from recorders, agents and phone bridges, which are nobody's attendance.
import type { ParticipantInfo } from 'livekit-server-sdk';

/** STANDARD in LiveKit's protobuf; its SDK exports the type alone. */
export const personKind: ParticipantInfo['kind'] = 0;
