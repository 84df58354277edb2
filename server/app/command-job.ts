// One command on its way through a meeting: who asked, under which id, and who waits for the verdict. Deciding is command-batch.ts.
import { hash } from 'node:crypto';
import type { CommandName, ResultOf } from '../../protocol/commands.ts';
import type { Failure } from '../domain/failure.ts';
import type { AnyCommand } from '../domain/internal-commands.ts';
import type { Actor, MeetingState } from '../domain/state.ts';
import type { Sql } from '../store/database.ts';
import type { FactSource } from '../store/write-lines.ts';

export interface RunOptions {
  /** The sender's own id for the command; the same id again answers the same and changes nothing. */
  readonly commandId?: string | undefined;
  readonly source?: FactSource;
  /** Rows to write in the command's own transaction, under the meeting's lock, before it is decided. */
  readonly alongside?: (sql: Sql) => Promise<void>;
}

/** What a command came to, after its commit. `state` is the meeting now. */
export interface Ran<C extends AnyCommand = AnyCommand> {
  readonly version: number;
  readonly result: C['type'] extends CommandName ? ResultOf<C['type']> : unknown;
  readonly state: MeetingState;
}

export type Verdict = { readonly ok: true; readonly version: number; readonly result: unknown } | { readonly ok: false; readonly failure: Failure };

export interface Job {
  readonly actor: Actor;
  readonly command: AnyCommand;
  readonly options: RunOptions;
  readonly settle: (verdict: Verdict, state: MeetingState) => void;
}

/** Under whose name, and which key, an answer is kept; null where nothing is to be remembered. */
export function answerKeyOf({ actor, options }: Job): { personId: string; key: string } | null {
  return actor.kind === 'member' && options.commandId !== undefined ? { personId: actor.userId, key: options.commandId } : null;
}

/** Tells a resend from another command under the same id. Of a secret vote it says nothing: whoever tries all options would find the hash again. */
export function fingerprintOf({ core }: Pick<MeetingState, 'core'>, command: AnyCommand): string {
  const isSecret = command.type === 'ballot:cast' && core.polls.find((poll) => poll.id === command.pollId)?.secret !== false;
  const told = isSecret ? { ...command, optionIds: [] } : command;
  return hash('sha256', `${core.meeting.id} ${JSON.stringify(told)}`, 'base64url');
}
