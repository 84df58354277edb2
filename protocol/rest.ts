// zod schemas of REST bodies, queries and replies: validation, types and the OpenAPI page come from here.
import { z } from 'zod';
import { maxMessageLength, reaction, text } from './commands.ts';
import { chamaRoles, meetingStatuses, meetingTypes, rsvpAnswers } from './meeting.ts';

/** A portal's own id for a chama or a member. */
export const externalId = z.string().min(1).max(200);
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
const timezone = z.string().max(64).refine(isTimezone, 'must be an IANA time zone such as Africa/Nairobi');

function isTimezone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

export const settingsInput = z.object({
  lateThresholdMinutes: z.int().min(0).max(240).optional(),
  maxParticipants: z.int().min(2).max(1000).nullable().optional(),
  autoRecord: z.boolean().optional(),
  requireApproval: z.boolean().optional(),
});

const meetingFields = {
  title: text(200),
  description: z.union([z.literal(''), text(4000)]).nullish().transform((value) => value ?? ''),
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
  members: z.array(
    z.object({
      id: externalId,
      name: text(200),
      role: z.enum(chamaRoles),
      phone: z.string().max(32).nullish(),
      email: z.email().max(254).nullish(),
      locale: z.string().max(35).nullish(),
      active: z.boolean().default(true),
    }),
  ).max(5000),
});
export type DirectoryRoll = z.infer<typeof directoryBody>;

export const limitQuery = z.coerce.number().int().min(1).max(100).default(50);
export const meetingStatusQuery = z.enum(meetingStatuses);
