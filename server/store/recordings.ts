// Recordings as REST shows them and who may have them. Runs as the person: their access is row-level security's work.
import type { MeetingId } from '../../protocol/ids.ts';
import type { ChamaRole, Instant } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';
import type { Page, PageRequest } from './page.ts';

export type RecordingAccess = 'public' | 'role' | 'private';

export interface Recording {
  readonly id: string;
  readonly meetingId: MeetingId;
  readonly kind: 'audio' | 'video';
  readonly status: 'requested' | 'recording' | 'processing' | 'ready' | 'failed';
  readonly startedAt: Instant | null;
  readonly durationSeconds: number | null;
  readonly sizeBytes: number | null;
  readonly access: RecordingAccess;
  readonly roles: readonly ChamaRole[];
  readonly canDownload: boolean;
}

/** Newest first; only those this person may have. */
export async function listRecordings(_sql: Sql, _meetingId: MeetingId, _page: PageRequest): Promise<Page<Recording>> {
  throw new Error('being written');
}

export async function findRecording(_sql: Sql, _recordingId: string): Promise<(Recording & { storageKey: string | null; hostUserId: string }) | null> {
  throw new Error('being written');
}

/** Only the meeting's host may; null when this person is not, or there is no such recording. */
export async function changeRecordingAccess(_sql: Sql, _recordingId: string, _access: RecordingAccess, _roles: readonly ChamaRole[]): Promise<Recording | null> {
  throw new Error('being written');
}
