// The stage of a video meeting: a grid to nine on a desktop, one speaker and a strip on a phone. One list of tiles; only the layout differs.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Participant, ParticipantId } from '../../protocol/index.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { PeopleLevels } from '../controllers/people-levels.ts';
import { SelectController } from '../controllers/select-controller.ts';
import { room } from '../strings/en/room.ts';
import { base } from '../styles/base.ts';
import { stage } from '../styles/stage.ts';
import { cameraOf, candidatesOf, handOf, isSameStage, isSpeaking, personOf, type StageState, stageStateOf } from './people-on-stage.ts';
import { seat } from './seating.ts';
import './video-tile.ts';

const gridPlaces = 9;
const stripPlaces = 4;

/** @fires people-wanted - The tile that stands for those who have none was chosen. */
export class VideoStage extends LitElement {
  static override styles = [base, stage];

  readonly #words = new Localizer(this, { room });
  readonly #state = new SelectController(this, () => this.client, stageStateOf, isSameStage);
  readonly #levels = new PeopleLevels(this, () => this.client);
  #seated: readonly ParticipantId[] = [];
  #spot: ParticipantId | null = null;

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;

  /** `auto`: the room's width decides. */
  @property() layout: 'auto' | 'grid' | 'speaker' = 'auto';

  override updated(): void {
    const cells = this.renderRoot.querySelectorAll('.cell:not(.narrow-only)').length;
    const columns = cells <= 1 ? 1 : cells <= 4 ? 2 : 3;
    this.renderRoot.querySelector<HTMLElement>('.tiles')?.style.setProperty('--columns', String(columns));
  }

  override render() {
    void this.#levels;
    const state = this.#state.value;
    if (!state) return nothing;
    const present = state.participants.filter((p) => p.present);
    const places = present.length > gridPlaces ? gridPlaces - 1 : gridPlaces;
    this.#seated = seat(
      this.#seated,
      candidatesOf(state, present, (id) => cameraOf(state, id) !== null),
      places,
    );
    this.#spot = this.#chooseSpot(state);
    const byId = new Map(present.map((p) => [p.id, p]));
    const strip = this.#stripOf(present.length);
    const hidden = present.length - this.#seated.length;
    const hiddenInStrip = present.length - strip.size - 1;
    return html`<ul class="tiles ${this.layout} ${present.length === 2 ? 'two' : ''}">
      ${repeat(
        this.#seated,
        (id) => `${id} camera`,
        (id) => this.#cell(id, byId, state, strip),
      )}
      ${hiddenInStrip > 0 ? this.#more(hiddenInStrip, hidden) : nothing}
    </ul>`;
  }

  #cell(id: ParticipantId, byId: ReadonlyMap<ParticipantId, Participant>, state: StageState, strip: ReadonlySet<ParticipantId>) {
    const participant = byId.get(id);
    if (!participant) return nothing;
    const words = this.#words.tables.room;
    const hand = handOf(state, id);
    const place = id === this.#spot ? 'spot' : strip.has(id) ? 'strip' : 'wide-only';
    return html`<li class="cell ${place}">
      <chama-video-tile
        exportparts="tile-name"
        part="tile"
        data-person=${id}
        .person=${personOf(state, participant, words.you)}
        .track=${cameraOf(state, id)}
        .words=${{ muted: words.muted, away: words.away, hand: hand > 0 ? words.handNumber(hand) : '' }}
      ></chama-video-tile>
    </li>`;
  }

  /** In the strip it stands for more people than in the grid. */
  #more(inStrip: number, inGrid: number) {
    const words = this.#words.tables.room;
    return html`<li class="cell strip ${inGrid === 0 ? 'narrow-only' : ''}">
      <button type="button" class="more-tile" @click=${this.#onMore}>
        <span class="narrow">${words.morePeople(inStrip)}</span><span class="wide">${words.morePeople(inGrid)}</span>
      </button>
    </li>`;
  }

  /** Whoever spoke last, somebody else than me; they stay until another speaks. */
  #chooseSpot(state: StageState): ParticipantId | null {
    const others = this.#seated.filter((id) => id !== state.me);
    const speaking = state.speakers.find((id) => others.includes(id) && isSpeaking(state, id)) ?? state.speakers.find((id) => others.includes(id));
    if (speaking) return speaking;
    if (this.#spot && others.includes(this.#spot)) return this.#spot;
    return others.find((id) => cameraOf(state, id)) ?? others[0] ?? this.#seated[0] ?? null;
  }

  #stripOf(present: number): ReadonlySet<ParticipantId> {
    const rest = this.#seated.filter((id) => id !== this.#spot);
    return new Set(rest.slice(0, present - 1 > stripPlaces ? stripPlaces - 1 : stripPlaces));
  }

  readonly #onMore = () => this.dispatchEvent(new Event('people-wanted', { bubbles: true, composed: true }));
}

defineElement('chama-video-stage', VideoStage);

declare global {
  interface HTMLElementTagNameMap {
    'chama-video-stage': VideoStage;
  }
}
