// zod schemas of REST bodies, queries and replies: validation, types and the OpenAPI page come from here.
import { z } from 'zod';
import { abilityNames } from './abilities.ts';
import { oneLine, reaction, text } from './commands.ts';
import { maxMessageLength } from './limits.ts';
import { chamaRoles, meetingStatuses, meetingTypes, messageTypes, participantStatuses, rsvpAnswers } from './meeting.ts';

/** No database takes a NUL, and no id or number has control characters. */
export const plainText = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u, 'must not contain control characters')
    .refine((value) => value.isWellFormed(), 'must be well-formed Unicode');

/** A portal's own id for a chama or a member. */
export const externalId = plainText(200).min(1);
const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value).toISOString())
  // An offset may lead out of the years that four digits write.
  .refine((value) => /^\d{4}-/.test(value), 'must be in the years 0 to 9999');
const timezone = z.string().max(64).refine(isTimezone, 'must be an IANA time zone such as Africa/Nairobi');

function isTimezone(value: string): boolean {
  // Intl takes mere offsets too, which know no summer.
  if (/^[+-]/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

export const settingsInput = z.object({
  lateThresholdMinutes: z.int().min(0).max(240).optional(),
  maxParticipants: z.int().min(1).max(1000).nullable().optional(),
  autoRecord: z.boolean().optional(),
  requireApproval: z.boolean().optional(),
});

const meetingFields = {
  title: oneLine(200),
  description: z
    .union([z.literal(''), text(4000)])
    .nullish()
    .transform((value) => value ?? ''),
  type: z.enum(meetingTypes),
  scheduledStart: instant,
  scheduledEnd: instant,
};

export const createMeetingBody = z.object({
  chamaId: externalId,
  ...meetingFields,
  timezone: timezone.optional(),
  hostMemberId: externalId.optional(),
  settings: settingsInput.optional(),
  /** `chama` invites everybody, also members who come later. */
  invite: z.union([z.literal('chama'), z.array(externalId).max(1000)]).optional(),
});
export type CreateMeeting = z.infer<typeof createMeetingBody>;

/** Every field may be left out; what is given replaces. */
export const updateMeetingBody = z.object({
  title: meetingFields.title.optional(),
  description: z.union([z.literal(''), text(4000)]).optional(),
  type: meetingFields.type.optional(),
  scheduledStart: instant.optional(),
  scheduledEnd: instant.optional(),
  timezone: timezone.optional(),
  settings: settingsInput.optional(),
});
export type UpdateMeeting = z.infer<typeof updateMeetingBody>;

export const cancelMeetingBody = z.object({ reason: text(500).optional() });
export const inviteBody = z.object({ memberIds: z.array(externalId).min(1).max(1000) });
export const rsvpBody = z.object({ answer: z.enum(rsvpAnswers), reason: text(500).optional() });
export type Rsvp = z.infer<typeof rsvpBody>;

export const chatBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: text(maxMessageLength) }),
  z.object({ type: z.literal('reaction'), reaction }),
  z.object({ type: z.literal('hand_raise') }),
]);
export type ChatPost = z.infer<typeof chatBody>;

export const directoryBody = z.object({
  name: text(200),
  members: z
    .array(
      z.object({
        id: externalId,
        name: oneLine(200),
        role: z.enum(chamaRoles),
        phone: plainText(32).nullish(),
        email: z.email().max(254).nullish(),
        locale: plainText(35).nullish(),
        active: z.boolean().default(true),
      }),
    )
    .max(5000),
});
export type DirectoryRoll = z.infer<typeof directoryBody>;

/** Plain digits: what `Number` would also take (`0x10`, `1e1`) is no limit. */
export const limitQuery = z
  .string()
  .regex(/^\d{1,3}$/, 'must be a number from 1 to 100')
  .transform(Number)
  .pipe(z.number().int().min(1).max(100))
  .default(50);
export const meetingStatusQuery = z.enum(meetingStatuses);

export const recordingAccessBody = z
  .object({ access: z.enum(['public', 'role', 'private']), roles: z.array(z.enum(chamaRoles)).max(chamaRoles.length).optional() })
  .refine(({ access, roles }) => access !== 'role' || (roles !== undefined && roles.length > 0), { path: ['roles'], message: 'must name at least one role' });

// Replies. What a reader of the OpenAPI page sees, and what tests hold the server to.

const uuid = z.uuid();
const time = z.iso.datetime();
const role = z.enum(['host', 'cohost', 'member']);

export const meetingReply = z.object({
  id: uuid,
  chamaId: externalId,
  title: z.string(),
  description: z.string(),
  type: z.enum(meetingTypes),
  status: z.enum(meetingStatuses),
  scheduledStart: time,
  scheduledEnd: time,
  timezone: z.string(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  cancelReason: z.string().nullable(),
  host: z.object({ memberId: externalId, name: z.string() }),
  settings: z.object({ lateThresholdMinutes: z.int(), maxParticipants: z.int().nullable(), autoRecord: z.boolean(), requireApproval: z.boolean() }),
  counts: z.object({ invited: z.int(), joined: z.int(), present: z.int() }),
  /** The asker's own place; null for somebody who was not invited. */
  me: z.object({ participantId: uuid, status: z.enum(participantStatuses), role, rsvp: z.enum(rsvpAnswers).nullable() }).nullable(),
  abilities: z.array(z.enum(abilityNames)),
});
export type MeetingReply = z.infer<typeof meetingReply>;

export const participantReply = z.object({
  id: uuid,
  memberId: externalId,
  name: z.string(),
  picture: z.string().nullable(),
  status: z.enum(participantStatuses),
  role,
  stage: z.enum(['speaker', 'listener']),
  present: z.boolean(),
  away: z.boolean(),
  canUnmute: z.boolean(),
  canShareScreen: z.boolean(),
  rsvp: z.enum(rsvpAnswers).nullable(),
  joinedAt: time.nullable(),
  leftAt: time.nullable(),
  durationSeconds: z.int(),
  isLate: z.boolean(),
  handRaisedAt: time.nullable(),
  messagesSent: z.int(),
  handsRaised: z.int(),
});

export const messageReply = z.object({
  id: uuid,
  type: z.enum(messageTypes),
  participantId: uuid,
  memberId: externalId,
  name: z.string(),
  text: z.string().nullable(),
  reaction: z.string().nullable(),
  sentAt: time,
});

export const pollReply = z.object({
  id: uuid,
  question: z.string(),
  options: z.array(z.object({ id: uuid, text: z.string() })),
  multiple: z.boolean(),
  secret: z.boolean(),
  status: z.enum(['draft', 'open', 'closed']),
  counts: z.record(z.string(), z.int()).nullable(),
  voters: z.int(),
  createdAt: time,
});

export const recordingReply = z.object({
  id: uuid,
  meetingId: uuid,
  kind: z.enum(['audio', 'video']),
  status: z.string(),
  startedAt: time.nullable(),
  durationSeconds: z.int().nullable(),
  sizeBytes: z.int().nullable(),
  access: z.enum(['public', 'role', 'private']),
  roles: z.array(z.enum(chamaRoles)),
  canDownload: z.boolean(),
});

export const joinedReply = z.object({
  status: z.literal('joined'),
  participant: participantReply,
  livekit: z.object({ url: z.string(), token: z.string(), roomName: z.string(), expiresAt: time }).nullable(),
  socket: z.object({ url: z.string(), path: z.string() }),
  mediaUnavailable: z.literal(true).optional(),
});
export type JoinedReply = z.infer<typeof joinedReply>;
export const waitingReply = z.object({ status: z.literal('pending_approval'), position: z.int().min(1) });
export type WaitingReply = z.infer<typeof waitingReply>;

export const inviteReply = z.object({ invited: z.array(externalId), alreadyInvited: z.array(externalId) });
export const leaveReply = z.object({ durationSeconds: z.int() });
export const directoryReply = z.object({ members: z.int() });

/** From the simple rules of presence: who came in time, who late, who sent word, who did not come. */
export const attendanceStatuses = ['present', 'late', 'apology', 'absent'] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

export const attendanceReply = z.object({
  meeting: meetingReply,
  summary: z.object({
    invited: z.int(),
    attended: z.int(),
    late: z.int(),
    absent: z.int(),
    apologies: z.int(),
    excused: z.int(),
    averageDurationSeconds: z.int(),
  }),
  rows: z.array(
    z.object({
      memberId: externalId,
      name: z.string(),
      status: z.enum(attendanceStatuses),
      firstJoinedAt: time.nullable(),
      lastLeftAt: time.nullable(),
      durationSeconds: z.int(),
      lateByMinutes: z.int(),
      messagesSent: z.int(),
      handsRaised: z.int(),
      stays: z.array(z.object({ joinedAt: time, leftAt: time.nullable(), source: z.string(), estimated: z.boolean() })),
    }),
  ),
});
export type AttendanceReport = z.infer<typeof attendanceReply>;

export const problemReply = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
