// One chama's meetings as its list shows them: loading, paging, refreshing, answering, scheduling. Headless; one meeting's own life is meeting-client.ts.
import { type ChamaId, isOfficerRole, type MeetingId, type MeetingStatus, type RsvpAnswer } from '../../protocol/index.ts';
import { type ChamaError, toChamaError } from './chama-error.ts';
import type { RestApi } from './rest-api.ts';
import type { Meeting, MeetingDraft } from './rest-shapes.ts';
import { Store } from './store.ts';

/** The two halves of the list: what can still be joined, and the records. Each is paged by itself. */
export type Half = 'ahead' | 'past';

export interface ChamaMeetingsState {
  /** Live and scheduled, the next one first; null until they first came. */
  readonly ahead: readonly Meeting[] | null;
  /** Completed and cancelled, the last one first; null until they first came. */
  readonly past: readonly Meeting[] | null;
  readonly hasMore: Readonly<Record<Half, boolean>>;
  readonly loadingMore: Half | null;
  /** Why the last load failed; what was there before stays shown. */
  readonly error: ChamaError | null;
  /** From the token: the server has the last word. */
  readonly isOfficer: boolean;
  readonly chamaName: string | null;
  /** Answers on their way. */
  readonly answering: ReadonlyMap<MeetingId, RsvpAnswer>;
  /** The meeting whose answer could not be saved last. */
  readonly answerFailed: MeetingId | null;
}

const statusesOf: Record<Half, readonly MeetingStatus[]> = { ahead: ['in_progress', 'scheduled'], past: ['completed', 'cancelled'] };
const pageSizeOf: Record<Half, number> = { ahead: 100, past: 20 };

const initialState: ChamaMeetingsState = {
  ahead: null,
  past: null,
  hasMore: { ahead: false, past: false },
  loadingMore: null,
  error: null,
  isOfficer: false,
  chamaName: null,
  answering: new Map(),
  answerFailed: null,
};

export class ChamaMeetingsClient {
  readonly store = new Store<ChamaMeetingsState>(initialState);
  readonly #api: RestApi;
  readonly #chamaId: ChamaId;
  #cursors: Record<Half, string | null> = { ahead: null, past: null };

  constructor(api: RestApi, chamaId: ChamaId) {
    this.#api = api;
    this.#chamaId = chamaId;
  }

  /** The first page of both halves; also the way back from an error. */
  async load(): Promise<void> {
    try {
      const claims = await this.#api.claims();
      const mine = claims.chamas.find((chama) => chama.id === this.#chamaId);
      this.store.patch({ isOfficer: mine !== undefined && isOfficerRole(mine.role), chamaName: mine?.name ?? null });
      await Promise.all([this.#first('ahead'), this.#first('past')]);
      this.store.patch({ error: null });
    } catch (thrown) {
      this.store.patch({ error: toChamaError(thrown) });
    }
  }

  /** What may have changed meanwhile, without folding up what was paged open: called now and then while the list is seen. */
  async refresh(): Promise<void> {
    const before = this.store.state.ahead;
    if (!before) return this.load();
    try {
      await this.#first('ahead');
      const still = new Set(this.store.state.ahead?.map((meeting) => meeting.id));
      if (before.some((meeting) => !still.has(meeting.id))) await this.#first('past');
      this.store.patch({ error: null });
    } catch (thrown) {
      this.store.patch({ error: toChamaError(thrown) });
    }
  }

  async more(half: Half): Promise<void> {
    if (this.store.state.loadingMore) return;
    this.store.patch({ loadingMore: half });
    try {
      const page = await this.#page(half, this.#cursors[half]);
      this.#show(half, [...(this.store.state[half] ?? []), ...page.items], page.nextCursor);
      this.store.patch({ error: null });
    } catch (thrown) {
      this.store.patch({ error: toChamaError(thrown) });
    } finally {
      this.store.patch({ loadingMore: null });
    }
  }

  /** Shown at once and taken back if the server does not take it; the last answer given is the one that stays. */
  async answer(meetingId: MeetingId, answer: RsvpAnswer): Promise<void> {
    this.#markAnswering(meetingId, answer);
    this.store.patch({ answerFailed: null });
    try {
      const { rsvp, status } = await this.#api.rsvp(meetingId, answer);
      this.#replace(meetingId, (meeting) => (meeting.me ? { ...meeting, me: { ...meeting.me, rsvp, status } } : meeting));
    } catch {
      this.store.patch({ answerFailed: meetingId });
    } finally {
      if (this.store.state.answering.get(meetingId) === answer) this.#markAnswering(meetingId, null);
    }
  }

  /** Rejects with the refusal; `key` stays the same while the same form is sent again, so that nothing is scheduled twice. */
  async schedule(draft: Omit<MeetingDraft, 'chamaId'>, key: string): Promise<Meeting> {
    const meeting = await this.#api.createMeeting({ ...draft, chamaId: this.#chamaId }, key);
    this.#show('ahead', [...(this.store.state.ahead ?? []), meeting], this.#cursors.ahead);
    return meeting;
  }

  async #first(half: Half): Promise<void> {
    const page = await this.#page(half, null);
    this.#show(half, page.items, page.nextCursor);
  }

  #page(half: Half, cursor: string | null) {
    return this.#api.listMeetings(this.#chamaId, { status: statusesOf[half], limit: pageSizeOf[half], cursor });
  }

  #show(half: Half, meetings: readonly Meeting[], cursor: string | null): void {
    this.#cursors[half] = cursor;
    const unique = [...new Map(meetings.map((meeting) => [meeting.id, meeting])).values()];
    const sorted = unique.sort((a, b) => (half === 'ahead' ? 1 : -1) * (Date.parse(a.scheduledStart) - Date.parse(b.scheduledStart)));
    this.store.patch({ [half]: sorted, hasMore: { ...this.store.state.hasMore, [half]: cursor !== null } });
  }

  #markAnswering(meetingId: MeetingId, answer: RsvpAnswer | null): void {
    const answering = new Map(this.store.state.answering);
    if (answer) answering.set(meetingId, answer);
    else answering.delete(meetingId);
    this.store.patch({ answering });
  }

  #replace(meetingId: MeetingId, change: (meeting: Meeting) => Meeting): void {
    const ahead = this.store.state.ahead?.map((meeting) => (meeting.id === meetingId ? change(meeting) : meeting)) ?? null;
    this.store.patch({ ahead });
  }
}
