// A recording of a meeting, and who may have it.
import { defineEntity } from '@mikro-orm/core';
import type { ChamaRole } from '../../../protocol/meeting.ts';
import { InstantType } from './instant-type.ts';

export const recordingAccesses = ['public', 'role', 'private'] as const;
export const recordingStatuses = ['requested', 'recording', 'processing', 'ready', 'failed'] as const;

export const RecordingEntity = defineEntity({
  name: 'Recording',
  tableName: 'meeting_recordings',
  properties: (p) => ({
    id: p.uuid().primary(),
    portalId: p.uuid(),
    chamaId: p.uuid(),
    meetingId: p.uuid(),
    kind: p.enum(['audio', 'video']),
    status: p.enum(recordingStatuses),
    access: p.enum(recordingAccesses),
    allowedRoles: p.array<ChamaRole>((role) => role as ChamaRole).columnType('text[]'),
    storageKey: p.text().nullable(),
    egressId: p.text().nullable(),
    startedAt: p.type(InstantType).nullable(),
    endedAt: p.type(InstantType).nullable(),
    durationSeconds: p.integer().nullable(),
    sizeBytes: p.bigint('number').nullable(),
    createdAt: p.type(InstantType),
  }),
});
