// Devices and data while in the room, and the list of keys. A dialog over the room.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { rememberDataSaver } from '../client/data-saver.ts';
import type { DeviceKind } from '../client/media.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { DialogController } from '../controllers/dialog-controller.ts';
import { Localizer } from '../controllers/localizer.ts';
import { SelectController, sameFields } from '../controllers/select-controller.ts';
import { room } from '../strings/en/room.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { dialog } from '../styles/dialog.ts';
import { close, icon } from '../styles/icons.ts';
import { keyList } from '../styles/key-list.ts';
import { switchRow } from '../styles/switch.ts';
import './device-lists.ts';

/**
 * @fires device-chosen - `{detail: {kind, id}}`
 * @fires dialog-closed
 */
export class SettingsDialog extends LitElement {
  static override styles = [base, button, dialog, keyList, switchRow];

  readonly #words = new Localizer(this, { room });
  readonly #devices = new SelectController(
    this,
    () => this.client,
    ({ media, dataSaver }) => ({ devices: media.devices, chosen: media.chosen, dataSaver }),
    sameFields,
  );
  readonly #dialog = new DialogController(
    this,
    () => this.element,
    () => this.page !== null,
    () => this.#close(),
  );

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  /** Open while there is one. */
  @property({ attribute: false }) page: 'settings' | 'shortcuts' | null = null;
  @property({ type: Boolean }) video = false;
  @query('dialog') private readonly element!: HTMLDialogElement | null;

  override render() {
    void this.#dialog;
    const words = this.#words.tables.room;
    const title = this.page === 'shortcuts' ? words.shortcuts : this.video ? words.settings : words.settingsSound;
    return html`<dialog class="backdrop" part="dialog" aria-labelledby="title" @click=${this.#onBackdrop}>
      ${
        this.page
          ? html`<div class="dialog ask">
        <div class="dialog-head">
          <span class="handle" aria-hidden="true"></span>
          <h2 id="title">${title}</h2>
          <button type="button" class="icon-button" aria-label=${words.close} @click=${() => this.#close()}>${icon(close)}</button>
        </div>
        <div class="dialog-body">${this.page === 'shortcuts' ? this.#keys() : this.#lists()}</div>
      </div>`
          : nothing
      }
    </dialog>`;
  }

  #lists() {
    const { devices, chosen, dataSaver } = this.#devices.value ?? {};
    if (!devices || !chosen) return nothing;
    return html`${this.video ? this.#dataSaver(dataSaver === true) : nothing}<chama-device-lists .devices=${devices} .chosen=${chosen} ?video=${this.video} @device-chosen=${this.#onDevice}></chama-device-lists>`;
  }

  #dataSaver(isOn: boolean) {
    const words = this.#words.tables.room;
    return html`<label class="switch-row"><span class="label" id="saver-label">${words.dataSaver}</span><span class="help" id="saver-help">${words.dataSaverHelp}</span>
      <input class="switch" type="checkbox" role="switch" aria-labelledby="saver-label" aria-describedby="saver-help" .checked=${isOn} @change=${this.#onDataSaver}></label>`;
  }

  #keys() {
    const words = this.#words.tables.room;
    const keys: readonly (readonly [string, string])[] = [
      ['M', words.microphone],
      ...(this.video ? [['V', words.camera] as const] : []),
      ['H', words.raiseHand],
      ['C', words.chat],
      ['P', words.panelPeople],
      ['Esc', words.keyPanelClose],
    ];
    return html`<dl class="keys">${keys.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)}</dl>`;
  }

  readonly #onBackdrop = (event: MouseEvent) => {
    if (event.target === this.element) this.#close();
  };

  readonly #onDataSaver = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    rememberDataSaver(target.checked);
    void this.client?.setDataSaver(target.checked);
  };

  readonly #onDevice = (event: CustomEvent<{ kind: DeviceKind; id: string }>) => this.dispatchEvent(new CustomEvent('device-chosen', { detail: event.detail }));

  #close(): void {
    this.dispatchEvent(new Event('dialog-closed'));
  }
}

defineElement('chama-settings-dialog', SettingsDialog);

declare global {
  interface HTMLElementTagNameMap {
    'chama-settings-dialog': SettingsDialog;
  }
}
