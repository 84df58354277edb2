// Recordings as REST shows them and who may have them. Runs as the person: their access is row-level security's work.
import type { InferEntity } from '@mikro-orm/core';
import { z } from 'zod';
import type { MeetingId } from '../../protocol/ids.ts';
import type { ChamaRole, Instant } from '../../protocol/meeting.ts';
import type { Tx } from './database.ts';
import { RecordingEntity, type recordingAccesses, type recordingStatuses } from './entities/recording.ts';
import { instantKey, type Page, type PageRequest, pageOf, readCursor } from './page.ts';

export type RecordingAccess = (typeof recordingAccesses)[number];

export interface Recording {
  readonly id: string;
  readonly meetingId: MeetingId;
  readonly kind: 'audio' | 'video';
  readonly status: (typeof recordingStatuses)[number];
  readonly startedAt: Instant | null;
  readonly durationSeconds: number | null;
  readonly sizeBytes: number | null;
  readonly access: RecordingAccess;
  readonly roles: readonly ChamaRole[];
  readonly canDownload: boolean;
}

const recordingKey = z.tuple([instantKey, z.uuid()]);

/** Newest first; only those this person may have. */
export async function listRecordings({ em }: Tx, meetingId: MeetingId, { limit, cursor }: PageRequest): Promise<Page<Recording>> {
  const key = readCursor(cursor, recordingKey);
  const older = key && { $or: [{ createdAt: { $lt: key[0] } }, { createdAt: key[0], id: { $lt: key[1] } }] };
  const found = await em.find(RecordingEntity, { meetingId, ...older }, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: limit + 1 });
  return pageOf(found, limit, { item: recordingOf, key: (recording) => [recording.createdAt, recording.id] });
}

export async function findRecording(tx: Tx, recordingId: string): Promise<(Recording & { storageKey: string | null; hostUserId: string }) | null> {
  const found = await tx.em.findOne(RecordingEntity, { id: recordingId });
  const [meeting] = found ? await tx.rows<{ host: string }>('select host_user_id as host from meetings where id = $1', [found.meetingId]) : [];
  return found && meeting ? { ...recordingOf(found), storageKey: found.storageKey ?? null, hostUserId: meeting.host } : null;
}

/** Only the meeting's host may; null when this person is not, or there is no such recording. */
export async function changeRecordingAccess({ em }: Tx, recordingId: string, access: RecordingAccess, roles: readonly ChamaRole[]): Promise<Recording | null> {
  const changed = await em.nativeUpdate(RecordingEntity, { id: recordingId }, { access, allowedRoles: [...roles] });
  const found = changed > 0 ? await em.findOne(RecordingEntity, { id: recordingId }, { refresh: true }) : null;
  return found ? recordingOf(found) : null;
}

function recordingOf(row: InferEntity<typeof RecordingEntity>): Recording {
  return {
    id: row.id,
    meetingId: row.meetingId,
    kind: row.kind,
    status: row.status,
    startedAt: row.startedAt ?? null,
    durationSeconds: row.durationSeconds ?? null,
    sizeBytes: row.sizeBytes ?? null,
    access: row.access,
    roles: row.allowedRoles,
    canDownload: row.status === 'ready',
  };
}
