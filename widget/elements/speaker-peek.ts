// Above a sheet that covers the stage of a phone: who speaks, and the microphone.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { ClientState } from '../client/client-state.ts';
import { participantOf } from '../client/client-state.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { PeopleLevels } from '../controllers/people-levels.ts';
import { SelectController, sameFields } from '../controllers/select-controller.ts';
import { room } from '../strings/en/room.ts';
import { base } from '../styles/base.ts';
import { controlBar } from '../styles/control-bar.ts';
import { icon, mic } from '../styles/icons.ts';
import { micOff } from '../styles/room-icons.ts';
import { speakerPeek } from '../styles/speaker-peek.ts';
import './person-avatar.ts';

/** Who speaks now, else who spoke last; nobody before the first word. */
function peekOf(state: ClientState) {
  const { people, speakers, microphone } = state.media;
  const id = speakers.find((one) => people[one]?.speaking) ?? speakers[0];
  return {
    speaker: id ? participantOf(state, id) : null,
    isSpeaking: id ? (people[id]?.speaking ?? false) : false,
    isOn: microphone.wanted,
    me: state.view?.me.participantId,
  };
}

export class SpeakerPeek extends LitElement {
  static override styles = [base, controlBar, speakerPeek];

  readonly #words = new Localizer(this, { room });
  readonly #state = new SelectController(this, () => this.client, peekOf, sameFields);
  readonly #levels = new PeopleLevels(this, () => this.client);

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;

  override render() {
    void this.#levels;
    const state = this.#state.value;
    if (!state) return nothing;
    const words = this.#words.tables.room;
    const { speaker } = state;
    const isMe = speaker?.id === state.me;
    return html`<div class="peek">
      ${
        speaker
          ? html`<chama-person-avatar data-person=${speaker.id} .name=${speaker.name} member-id=${speaker.memberId} .picture=${speaker.picture} ?speaking=${state.isSpeaking}></chama-person-avatar>`
          : nothing
      }
      <span class="who small">${speaker && state.isSpeaking ? html`<b class="medium">${isMe ? words.you : speaker.name}</b> ${isMe ? words.youSpeak : words.isSpeaking}` : words.nobodySpeaks}</span>
      <button type="button" class="control mic" aria-label=${words.microphone} aria-pressed=${state.isOn ? 'true' : 'false'} @click=${this.#onMicrophone}>
        <span class="face">${icon(state.isOn ? mic : micOff)}</span>
      </button>
    </div>`;
  }

  readonly #onMicrophone = () => void this.client?.setMicrophone();
}

defineElement('chama-speaker-peek', SpeakerPeek);

declare global {
  interface HTMLElementTagNameMap {
    'chama-speaker-peek': SpeakerPeek;
  }
}
