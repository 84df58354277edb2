// Ids on the wire: what kinds there are and how one is recognised. Ids are minted elsewhere (server/ids.ts, widget/client/uuidv7.ts).

/** Our own ids are UUIDs (version 7); the aliases say what an id is the id of. */
export type MeetingId = string;
export type ParticipantId = string;
export type MessageId = string;
export type PollId = string;
export type OptionId = string;
export type CommandId = string;
export type ConnectionId = string;
/** A chama's or a member's id as its own portal knows it: any text of 1 to 200 characters. */
export type ChamaId = string;
export type MemberId = string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Whether `value` is written as a UUID of any version (RFC 9562). */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
