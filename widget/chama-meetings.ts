// The public tag <chama-meetings>: a chama's meetings. Attributes in, events out; the list itself is elements/meeting-list.ts.
import { ContextProvider } from '@lit/context';
import { html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { pause } from './client/patience.ts';
import { RestApi } from './client/rest-api.ts';
import { TokenSource } from './client/tokens.ts';
import { listContext, restApiContext } from './controllers/client-context.ts';
import { type ChamaMeetingsEvents, fire } from './events.ts';
import { loadChunk } from './load-screen.ts';
import { PortalTag } from './portal-tag.ts';
import { host } from './styles/host.ts';
import { tokens } from './styles/tokens.ts';

const loadAgainMs = 4_000;

/**
 * A chama's meetings, with the schedule dialog for officers.
 *
 * @slot - Shown while the script has not run.
 */
export class ChamaMeetings extends PortalTag {
  static override styles = [tokens, host];

  /** The portal's own id of the chama. */
  @property({ attribute: 'chama-id' }) chamaId = '';
  /** Where a meeting's page is, `{id}` for its id, e.g. `/meetings/{id}`. */
  @property({ attribute: 'meeting-url' }) meetingUrl = '';

  @state() private isLoaded = false;

  readonly #api = new ContextProvider(this, { context: restApiContext });
  readonly #list = new ContextProvider(this, { context: listContext });

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.isLoaded) void this.#load();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('chamaId') || changed.has('server')) {
      this.#api.setValue(new RestApi({ server: this.serverUrl, tokens: new TokenSource(this.provideToken, { chamaId: this.chamaId }) }));
    }
    if (changed.has('chamaId') || changed.has('meetingUrl')) {
      const { chamaId, meetingUrl } = this;
      this.#list.setValue({
        chamaId,
        urlOf: (meetingId) => (meetingUrl ? meetingUrl.replaceAll('{id}', encodeURIComponent(meetingId)) : null),
        open: (meetingId) => fire<ChamaMeetingsEvents, 'chama-meeting-open'>(this, 'chama-meeting-open', { meetingId }),
      });
    }
  }

  override render() {
    if (this.isLoaded && this.chamaId && this.isSignedIn) return html`<chama-meeting-list exportparts="button, badge, dialog"></chama-meeting-list>`;
    return html`<slot></slot>`;
  }

  protected override firstUpdated(): void {
    fire<ChamaMeetingsEvents, 'chama-ready'>(this, 'chama-ready', { version: this.version });
  }

  async #load(): Promise<void> {
    try {
      await loadChunk('list');
      this.isLoaded = true;
    } catch {
      // A page without its list is still loading, as far as anybody can see: ask again until it comes or the tag goes.
      await pause(loadAgainMs);
      if (this.isConnected) await this.#load();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chama-meetings': ChamaMeetings;
  }
}
