// Recordings as people may have them. Making them, and their files, are not here.
import { isUuid, type MeetingId } from '../../protocol/ids.ts';
import type { ChamaRole } from '../../protocol/meeting.ts';
import { Failure } from '../domain/failure.ts';
import type { Database } from '../store/database.ts';
import type { Page, PageRequest } from '../store/page.ts';
import { changeRecordingAccess, findRecording, listRecordings, type Recording, type RecordingAccess } from '../store/recordings.ts';
import type { MemberIdentity } from './authentication.ts';
import { asMember, readMeeting } from './meeting-access.ts';

export interface RecordingsTools {
  readonly database: Database;
}

export class Recordings {
  readonly #tools: RecordingsTools;

  constructor(tools: RecordingsTools) {
    this.#tools = tools;
  }

  /** Row-level security leaves out those this person may not have. */
  list(who: MemberIdentity, meetingId: MeetingId, page: PageRequest): Promise<Page<Recording>> {
    return readMeeting(this.#tools.database, who, meetingId, (tx) => listRecordings(tx, meetingId, page));
  }

  /** The host's alone; whoever may hear a recording is told that they may not open it to others, everybody else that there is none. */
  async changeAccess(who: MemberIdentity, recordingId: string, access: RecordingAccess, roles: readonly ChamaRole[]): Promise<Recording> {
    if (!isUuid(recordingId)) throw new Failure('not-found');
    return asMember(this.#tools.database, who, async (tx) => {
      const found = await findRecording(tx, recordingId);
      if (!found) throw new Failure('not-found');
      const changed = found.hostUserId === who.userId ? await changeRecordingAccess(tx, recordingId, access, access === 'role' ? roles : []) : null;
      if (!changed) throw new Failure('forbidden');
      return changed;
    });
  }
}
