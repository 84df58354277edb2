// Who is told of which fact: one exhaustive table. What a view holds is protocol's limitTo; the two agree by the projection law.
import { type Fact, type FactType, subjectsOf } from '../../protocol/facts.ts';
import type { ParticipantId } from '../../protocol/ids.ts';
import type { Channel } from '../../protocol/view.ts';

export interface Viewer {
  readonly participantId: ParticipantId;
  readonly channel: Channel;
}

/** `inside`: everybody in the room and all who lead; `leaders`: hosts and cohosts; both also reach the person the fact is about. */
type Audience = 'everybody' | 'inside' | 'leaders' | 'nobody';

const audiences: Record<FactType, Audience> = {
  'meeting.scheduled': 'everybody',
  'meeting.edited': 'everybody',
  'meeting.cancelled': 'everybody',
  'meeting.started': 'everybody',
  'meeting.ended': 'everybody',
  'participant.invited': 'inside',
  'participant.answered': 'inside',
  'participant.joined': 'inside',
  'participant.away': 'inside',
  'participant.returned': 'inside',
  'participant.left': 'inside',
  'participant.removed': 'inside',
  'participant.renamed': 'inside',
  'lobby.knocked': 'leaders',
  'lobby.admitted': 'leaders',
  'lobby.denied': 'leaders',
  'lobby.left': 'leaders',
  'lobby.away': 'leaders',
  'lobby.returned': 'leaders',
  'chat.sent': 'inside',
  'hand.raised': 'inside',
  'hand.lowered': 'inside',
  'poll.created': 'leaders',
  'poll.opened': 'inside',
  'ballot.cast': 'nobody',
  'poll.tallied': 'inside',
  'poll.closed': 'inside',
};

/** The fact as this viewer is told it, or null where it is not told. */
export function visible(fact: Fact, viewer: Viewer): Fact | null {
  const audience = audiences[fact.type];
  if (audience === 'nobody') return null;
  const heard = hears(audience, viewer.channel) || (viewer.channel === 'lobby' && isAbout(fact, viewer.participantId));
  return heard ? withoutKeys(fact) : null;
}

/** The facts of a commit as the whole channel hears them. For `lobby` ask `visible` person by person. */
export function visibleTo(channel: 'hosts' | 'participants', facts: readonly Fact[]): Fact[] {
  return facts.filter((fact) => hears(audiences[fact.type], channel)).map(withoutKeys);
}

function hears(audience: Audience, channel: Channel): boolean {
  if (audience === 'everybody') return true;
  if (audience === 'inside') return channel !== 'lobby';
  return audience === 'leaders' && channel === 'hosts';
}

/** Inviting tells of others too, so it reaches nobody outside. */
function isAbout(fact: Fact, id: ParticipantId): boolean {
  return fact.type !== 'participant.invited' && subjectsOf(fact).includes(id);
}

function withoutKeys(fact: Fact): Fact {
  return fact.type === 'participant.invited' ? { ...fact, invitees: [] } : fact;
}
