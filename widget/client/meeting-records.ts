// What stays of a meeting: who was invited and came, what was decided, the officers' report, the recordings. Each is loaded when somebody looks at it.
import type { Participant, Poll } from '../../protocol/index.ts';
import { type ChamaError, toChamaError } from './chama-error.ts';
import type { RestApi } from './rest-api.ts';
import type { AttendanceReport, Recording } from './rest-shapes.ts';
import { Store } from './store.ts';

export type Loaded<T> =
  | { readonly status: 'absent' | 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly error: ChamaError };

export interface RecordsState {
  readonly people: Loaded<readonly Participant[]>;
  readonly polls: Loaded<readonly Poll[]>;
  readonly attendance: Loaded<AttendanceReport>;
  readonly recordings: Loaded<readonly Recording[]>;
}

export type RecordKind = keyof RecordsState;

const absent = { status: 'absent' } as const;
/** A chama has 500 members at most. */
const mostPages = 5;

export class MeetingRecords {
  readonly store = new Store<RecordsState>({ people: absent, polls: absent, attendance: absent, recordings: absent });
  readonly #api: RestApi;
  readonly #meetingId: string;

  constructor(api: RestApi, meetingId: string) {
    this.#api = api;
    this.#meetingId = meetingId;
  }

  /** Once; again only after a failure. */
  async load(kind: RecordKind): Promise<void> {
    const { status } = this.store.state[kind];
    if (status === 'loading' || status === 'ready') return;
    this.store.patch({ [kind]: { status: 'loading' } });
    try {
      const value = await this.#fetch(kind);
      this.store.patch({ [kind]: { status: 'ready', value } });
    } catch (thrown) {
      this.store.patch({ [kind]: { status: 'failed', error: toChamaError(thrown) } });
    }
  }

  csv(): Promise<Blob> {
    return this.#api.attendanceCsv(this.#meetingId);
  }

  recording(recordingId: string): Promise<Blob> {
    return this.#api.downloadRecording(recordingId);
  }

  async #fetch(kind: RecordKind): Promise<readonly Participant[] | readonly Poll[] | AttendanceReport | readonly Recording[]> {
    if (kind === 'polls') return (await this.#api.polls(this.#meetingId)).items;
    if (kind === 'attendance') return this.#api.attendance(this.#meetingId);
    if (kind === 'recordings') return (await this.#api.recordings(this.#meetingId, { limit: 100 })).items;
    return this.#people();
  }

  async #people(): Promise<readonly Participant[]> {
    const people: Participant[] = [];
    let cursor: string | null = null;
    for (let read = 0; read < mostPages; read++) {
      const page: { readonly items: readonly Participant[]; readonly nextCursor: string | null } = await this.#api.participants(this.#meetingId, {
        limit: 100,
        cursor,
      });
      people.push(...page.items);
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    return people;
  }
}

export function loadedValue<T>(loaded: Loaded<T> | undefined): T | null {
  return loaded?.status === 'ready' ? loaded.value : null;
}
