// The meeting server as this portal's back end calls it: REST with the portal's API key, or with a member's token on their behalf.
import { type PortalKeys, signMeetingToken } from './meeting-token.ts';
import { chama, type Person, people } from './people.ts';

export interface MeetingServerConfig extends PortalKeys {
  readonly meetingServer: string;
  readonly apiKey: string;
}

/** What of a meeting this portal looks at; the server tells more. */
export interface Meeting {
  readonly id: string;
  readonly title: string;
  readonly status: 'scheduled' | 'in_progress' | 'completed' | 'cancelled';
  readonly scheduledStart: string;
  readonly scheduledEnd: string;
}

export interface MeetingPlan {
  readonly title: string;
  readonly description: string;
  readonly type: 'audio' | 'video' | 'screen_share';
  readonly scheduledStart: string;
  readonly scheduledEnd: string;
  readonly timezone: string;
  readonly settings: { readonly requireApproval?: boolean; readonly lateThresholdMinutes?: number };
}

export class MeetingServer {
  readonly #config: MeetingServerConfig;

  constructor(config: MeetingServerConfig) {
    this.#config = config;
  }

  /** The whole roll each time: whoever is missing or inactive is no longer invited. */
  async pushRoll(): Promise<void> {
    const members = people.map(({ id, name, role, phone, locale }) => ({ id, name, role, phone, locale, active: true }));
    await this.#call(this.#config.apiKey, 'PUT', `/directory/chamas/${chama.id}`, { name: chama.name, members });
  }

  /** The first hundred are enough here; `nextCursor` leads to more. */
  async meetings(person: Person): Promise<readonly Meeting[]> {
    const { items } = await this.#as<{ items: Meeting[] }>(person, 'GET', `/meetings/chama/${chama.id}?limit=100`);
    return items;
  }

  schedule(person: Person, plan: MeetingPlan): Promise<Meeting> {
    return this.#as(person, 'POST', '/meetings', { chamaId: chama.id, ...plan });
  }

  edit(person: Person, meetingId: string, changes: Partial<MeetingPlan>): Promise<Meeting> {
    return this.#as(person, 'PUT', `/meetings/${meetingId}`, changes);
  }

  async answer(person: Person, meetingId: string, answer: 'yes' | 'no' | 'maybe'): Promise<void> {
    await this.#as(person, 'PUT', `/meetings/${meetingId}/rsvp`, { answer });
  }

  async start(person: Person, meetingId: string): Promise<void> {
    await this.#as(person, 'POST', `/meetings/${meetingId}/start`);
  }

  async join(person: Person, meetingId: string): Promise<void> {
    await this.#as(person, 'POST', `/meetings/${meetingId}/join`);
  }

  async say(person: Person, meetingId: string, text: string): Promise<void> {
    await this.#as(person, 'POST', `/meetings/${meetingId}/chat`, { type: 'text', text });
  }

  async leave(person: Person, meetingId: string): Promise<void> {
    await this.#as(person, 'POST', `/meetings/${meetingId}/leave`);
  }

  async end(person: Person, meetingId: string): Promise<void> {
    await this.#as(person, 'POST', `/meetings/${meetingId}/end`);
  }

  async #as<Answer>(person: Person, method: string, path: string, body?: object): Promise<Answer> {
    const { token } = await signMeetingToken(person, this.#config);
    return this.#call(token, method, path, body);
  }

  async #call<Answer>(bearer: string, method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.#config.meetingServer}/api${path}`, {
      method,
      headers: { Authorization: `Bearer ${bearer}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<Answer>;
  }
}
