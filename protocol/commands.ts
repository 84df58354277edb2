// The zod schema of every command, and the one list of their names. Server side only by value: the widget imports the types.
import { z } from 'zod';
import type { CommandId, MessageId, OptionId, ParticipantId, PollId } from './ids.ts';
import { maxMessageLength, maxOptionLength, maxPollOptions, maxQuestionLength, minPollOptions } from './limits.ts';

const id = z.uuid();
/** Text from a person: trimmed, no control characters but line breaks and tabs, so it is safe in logs, CSV and mails. */
export const text = (max: number) => harmless(z.string().trim(), max);

/** Whether all that is wrong is a chat line that goes over its limit: that is `too-large`, where other wrong values are `invalid`. */
export function isOverlong(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.length > 0 && issues.every(({ code, path }) => code === 'too_big' && path.length === 1 && path[0] === 'text');
}

/** A name or a title: one line, and nothing unseen that turns round or hides what stands beside it. */
export const oneLine = (max: number) =>
  harmless(
    z
      .string()
      .overwrite((value) => value.replaceAll(/[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, '').replaceAll(/[\s\u0085]+/g, ' '))
      .trim(),
    max,
  );

function harmless(words: z.ZodString, max: number): z.ZodString {
  return words
    .min(1)
    .max(max)
    .refine((value) => !hasControlCharacter(value), 'must not contain control characters');
}

function hasControlCharacter(value: string): boolean {
  for (const char of value) {
    const code = char.codePointAt(0) ?? 0;
    if ((code < 32 && code !== 10 && code !== 13 && code !== 9) || code === 127) return true;
  }
  return !value.isWellFormed();
}

/** One emoji or one short word, e.g. `👏` or `clap`. */
export const reaction = z
  .string()
  .min(1)
  .max(24)
  .regex(/^(?:[a-z0-9_-]+|[\p{Extended_Pictographic}\p{Emoji_Component}]+)$/u);

/** Commands a socket may send, by event name. */
export const commandSchemas = {
  'participant:join': z.object({}),
  'participant:leave': z.object({}),
  'participant:remove': z.object({ participantId: id }),
  'meeting:start': z.object({}),
  'meeting:end': z.object({}),
  'lobby:admit': z.object({ participantId: id }),
  'lobby:admit-all': z.object({}),
  'lobby:deny': z.object({ participantId: id, block: z.boolean().optional() }),
  'chat:send': z.object({ text: text(maxMessageLength) }),
  'hand:raise': z.object({}),
  'hand:lower': z.object({ participantId: id.optional() }),
  'reaction:send': z.object({ reaction }),
  'poll:create': z.object({
    question: text(maxQuestionLength),
    options: z
      .array(text(maxOptionLength))
      .min(minPollOptions)
      .max(maxPollOptions)
      .refine((list) => new Set(list).size === list.length, 'options must differ'),
    multiple: z.boolean().optional(),
    secret: z.boolean().optional(),
  }),
  'poll:open': z.object({ pollId: id }),
  'poll:close': z.object({ pollId: id }),
  'ballot:cast': z.object({ pollId: id, optionIds: z.array(id).min(1).max(maxPollOptions) }),
} as const;

export type CommandName = keyof typeof commandSchemas;
export const commandNames = Object.keys(commandSchemas) as CommandName[];

/** A command as the domain decides it: its name and its checked fields. */
export type Command = { [N in CommandName]: Readonly<{ type: N } & FieldsOf<z.infer<(typeof commandSchemas)[N]>>> }[CommandName];
/** zod infers "no field at all may exist" from an empty object, which would forbid `type` too. */
type FieldsOf<T> = string extends keyof T ? object : T;
export type CommandFor<N extends CommandName> = Extract<Command, { type: N }>;
/** What a client sends for a command, without its id. */
export type CommandInput<N extends CommandName> = FieldsOf<z.input<(typeof commandSchemas)[N]>>;

/** Every command's envelope field: the sender's own id for it (UUIDv7), the key under which its answer is kept. */
export const commandIdSchema = id;

/** What an ack's `result` carries, where it carries anything. */
export interface CommandResults {
  'participant:join': JoinResult;
  'participant:leave': { readonly durationSeconds: number };
  'chat:send': { readonly messageId: MessageId };
  'hand:raise': { readonly messageId: MessageId };
  'lobby:admit-all': { readonly admitted: readonly ParticipantId[] };
  'poll:create': { readonly pollId: PollId };
  'ballot:cast': { readonly pollId: PollId; readonly optionIds: readonly OptionId[] };
}
export type ResultOf<N extends CommandName> = N extends keyof CommandResults ? CommandResults[N] : undefined;

export type JoinResult = { readonly status: 'joined' } | { readonly status: 'pending_approval'; readonly position: number };

export interface CommandEnvelope {
  readonly commandId: CommandId;
}
