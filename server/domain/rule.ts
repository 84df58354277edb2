// The shape of a rule: from state, command, actor and context to an outcome. Which rule decides which command: decide.ts.
import type { AnyCommand } from './internal-commands.ts';
import type { Actor, DecideContext, Decision, MeetingState } from './state.ts';

/** What a rule returns; `decide` fills in what was left out. */
export type Outcome = Partial<Decision>;

/** Pure: decides from its arguments alone, and throws `Failure` to refuse. */
export type Rule<C extends AnyCommand = AnyCommand> = (state: MeetingState, command: C, actor: Actor, context: DecideContext) => Outcome;
