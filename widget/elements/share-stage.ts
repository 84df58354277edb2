// The stage while somebody shares a screen: the screen owns it, a few people lie beside or below.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ParticipantId } from '../../protocol/index.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { PeopleLevels } from '../controllers/people-levels.ts';
import { SelectController } from '../controllers/select-controller.ts';
import { room } from '../strings/en/room.ts';
import { base } from '../styles/base.ts';
import { chip } from '../styles/chip.ts';
import { icon } from '../styles/icons.ts';
import * as icons from '../styles/room-icons.ts';
import { share } from '../styles/share.ts';
import { cameraOf, candidatesOf, handOf, isSameStage, personOf, sharedScreenOf, stageStateOf } from './people-on-stage.ts';
import { seat } from './seating.ts';
import './shared-screen.ts';
import './video-tile.ts';

const places = 4;

/** @fires people-wanted - The tile that stands for those who have none was chosen. */
export class ShareStage extends LitElement {
  static override styles = [base, chip, share];

  readonly #words = new Localizer(this, { room });
  readonly #state = new SelectController(this, () => this.client, stageStateOf, isSameStage);
  readonly #levels = new PeopleLevels(this, () => this.client);
  #seated: readonly ParticipantId[] = [];

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;

  override render() {
    void this.#levels;
    const state = this.#state.value;
    const shared = state && sharedScreenOf(state);
    if (!state || !shared) return nothing;
    const words = this.#words.tables.room;
    const present = state.participants.filter((p) => p.present);
    const candidates = candidatesOf(state, present, (id) => cameraOf(state, id) !== null);
    this.#seated = seat(this.#seated, candidates, present.length > places ? places - 1 : places);
    const byId = new Map(present.map((p) => [p.id, p]));
    const people = this.#seated.flatMap((id) => byId.get(id) ?? []);
    const hidden = present.length - people.length;
    return html`<div class="share">
      <div class="share-head"><span class="chip yes">${icon(icons.share)}${words.sharesScreen(shared.by.name)}</span></div>
      <chama-shared-screen .track=${shared.track} name=${shared.by.name}></chama-shared-screen>
      <ul class="strip">
        ${repeat(
          people,
          (p) => `${p.id} camera`,
          (p) => {
            const hand = handOf(state, p.id);
            return html`<li><chama-video-tile
            part="tile" exportparts="tile-name" data-person=${p.id} .person=${personOf(state, p, words.you)} .track=${cameraOf(state, p.id)}
            .words=${{ muted: words.muted, away: words.away, hand: hand > 0 ? words.handNumber(hand) : '' }}
          ></chama-video-tile></li>`;
          },
        )}
        ${hidden > 0 ? html`<li><button type="button" class="more-tile" @click=${this.#onMore}>${words.morePeople(hidden)}</button></li>` : nothing}
      </ul>
    </div>`;
  }

  readonly #onMore = () => this.dispatchEvent(new Event('people-wanted', { bubbles: true, composed: true }));
}

defineElement('chama-share-stage', ShareStage);

declare global {
  interface HTMLElementTagNameMap {
    'chama-share-stage': ShareStage;
  }
}
