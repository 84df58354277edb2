// The stage of an audio meeting: people around a table, speakers on its two sides, the others behind. Only the rings move.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Participant } from '../../protocol/index.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { PeopleLevels } from '../controllers/people-levels.ts';
import { SelectController } from '../controllers/select-controller.ts';
import { room } from '../strings/en/room.ts';
import { base } from '../styles/base.ts';
import { hand } from '../styles/hand.ts';
import { icon } from '../styles/icons.ts';
import * as icons from '../styles/room-icons.ts';
import { tableTop } from '../styles/table-top.ts';
import './person-avatar.ts';
import { candidatesOf, isMicrophoneOn, isSameStage, personOf, type StageState, stageStateOf } from './people-on-stage.ts';
import { seat, twoSides } from './seating.ts';
import type { TilePerson } from './video-tile.ts';

/** More do not fit without scrolling; the rest listen behind until they speak. */
const seatsAtTable = 8;

export class TableStage extends LitElement {
  static override styles = [base, hand, tableTop];

  readonly #words = new Localizer(this, { room });
  readonly #state = new SelectController(this, () => this.client, stageStateOf, isSameStage);
  readonly #levels = new PeopleLevels(this, () => this.client);
  #seated: readonly string[] = [];

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;

  override render() {
    void this.#levels;
    const state = this.#state.value;
    if (!state) return nothing;
    const present = state.participants.filter((p) => p.present);
    this.#seated = seat(
      this.#seated,
      candidatesOf(
        state,
        present.filter((p) => p.stage === 'speaker'),
        (id) => isMicrophoneOn(state, id),
      ),
      seatsAtTable,
    );
    const byId = new Map(present.map((p) => [p.id, p]));
    const seats = this.#seated.flatMap((id) => byId.get(id) ?? []);
    const behind = present.filter((p) => !this.#seated.includes(p.id));
    const [far, near] = twoSides(seats);
    const words = this.#words.tables.room;
    return html`<div class="around">
      <section class="table-top" aria-label=${words.speakers}>
        ${this.#side(far, state)}
        <div class="on-table" aria-hidden="true"></div>
        ${near.length > 0 ? this.#side(near, state) : nothing}
      </section>
      ${behind.length > 0 ? this.#listeners(behind, state) : nothing}
    </div>`;
  }

  #side(people: readonly Participant[], state: StageState) {
    const you = this.#words.tables.room.you;
    return html`<ul class="side">${repeat(
      people,
      (p) => p.id,
      (p) => this.#seat(personOf(state, p, you)),
    )}</ul>`;
  }

  #seat(person: TilePerson) {
    const words = this.#words.tables.room;
    return html`<li class="seat ${person.away ? 'away' : ''}">
      ${this.#avatar(person, 'xl')}
      <span class="name">
        ${person.muted ? icon(icons.micOff) : nothing}<span>${person.label}</span>
        ${person.muted ? html`<span class="sr-only">${words.muted}</span>` : nothing}${this.#marks(person)}
      </span>
    </li>`;
  }

  #listeners(people: readonly Participant[], state: StageState) {
    const words = this.#words.tables.room;
    return html`<section class="listeners" aria-label=${words.listening}>
      <h2>${words.listeners(people.length)}</h2>
      <ul>
        ${repeat(
          people,
          (p) => p.id,
          (p) => {
            const person = personOf(state, p, words.you);
            return html`<li class=${person.away ? 'away' : ''}>${this.#avatar(person, 'm')}<span class="truncate">${person.label}</span>${this.#marks(person)}</li>`;
          },
        )}
      </ul>
    </section>`;
  }

  #avatar(person: TilePerson, size: 'xl' | 'm') {
    return html`<chama-person-avatar
      .name=${person.name} member-id=${person.memberId} .picture=${person.picture} size=${size} ?speaking=${person.speaking} data-person=${person.id}
    >${person.hand > 0 ? html`<span class="hand">${icon(icons.hand)}${person.hand}</span>` : nothing}</chama-person-avatar>`;
  }

  /** What the picture's surroundings say, for who does not see them. */
  #marks(person: TilePerson) {
    const words = this.#words.tables.room;
    const marks = [person.hand > 0 ? words.handNumber(person.hand) : '', person.away ? words.away : ''].filter(Boolean);
    return marks.length > 0 ? html`<span class="sr-only">${marks.join(', ')}</span>` : nothing;
  }
}

defineElement('chama-table-stage', TableStage);

declare global {
  interface HTMLElementTagNameMap {
    'chama-table-stage': TableStage;
  }
}
