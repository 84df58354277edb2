// Which microphone, camera and speaker: three lists, each absent where there is nothing to choose. Shows what it is given and says what was chosen.
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { type ChosenDevices, type DeviceKind, type Devices, noChoice, noDevices } from '../client/media.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { prejoin } from '../strings/en/prejoin.ts';
import { base } from '../styles/base.ts';
import { field } from '../styles/field.ts';
import { down, icon } from '../styles/icons.ts';

/** @fires device-chosen - `{detail: {kind, id}}` */
export class DeviceLists extends LitElement {
  static override styles = [base, field];

  readonly #words = new Localizer(this, { prejoin });

  @property({ attribute: false }) devices: Devices = noDevices;
  @property({ attribute: false }) chosen: ChosenDevices = noChoice;
  /** Whether the meeting has pictures. */
  @property({ type: Boolean }) video = false;

  override render() {
    const words = this.#words.tables.prejoin;
    return html`<div class="stack">
      ${this.#list('microphone', words.microphoneDevice, words.microphone)}
      ${this.video ? this.#list('camera', words.cameraDevice, words.camera) : nothing}
      ${this.#list('speaker', words.speaker, words.speaker)}
    </div>`;
  }

  #list(kind: DeviceKind, label: string, word: string) {
    const words = this.#words.tables.prejoin;
    const devices = this.devices[kind];
    const none = kind === 'speaker' ? words.systemSpeaker : words.noneFound;
    return html`<div class="field"><label for=${kind}>${label}</label><div class="select">
      <select class="input" id=${kind} ?disabled=${devices.length === 0} .value=${live(this.chosen[kind] ?? devices[0]?.id ?? '')} @change=${(event: Event) => this.#choose(kind, event)}>
        ${devices.length === 0 ? html`<option value="">${none}</option>` : nothing}
        ${devices.map((device, index) => html`<option value=${device.id} ?selected=${device.id === this.chosen[kind]}>${device.label || words.unnamed(word, index + 1)}</option>`)}
      </select>${icon(down)}</div></div>`;
  }

  #choose(kind: DeviceKind, event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.dispatchEvent(new CustomEvent('device-chosen', { detail: { kind, id: event.target.value } }));
  }
}

defineElement('chama-device-lists', DeviceLists);

declare global {
  interface HTMLElementTagNameMap {
    'chama-device-lists': DeviceLists;
  }
}
