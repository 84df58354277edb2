// The chat: what was written, oldest on top, and the field to write in. Opens at its end by column-reverse, no script scrolls.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Message, maxMessageLength, messagesInView } from '../../protocol/index.ts';
import { type ClientState, can } from '../client/client-state.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { newCommandId } from '../client/uuidv7.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { SelectController, sameFields } from '../controllers/select-controller.ts';
import { chat } from '../strings/en/chat.ts';
import { errors } from '../strings/en/errors.ts';
import { everyday } from '../strings/en/everyday.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { chat as chatStyles } from '../styles/chat.ts';
import { field } from '../styles/field.ts';
import { icon, retry } from '../styles/icons.ts';
import { panel } from '../styles/panel.ts';
import { send } from '../styles/room-icons.ts';
import { emptyHistory, withOlder, withView } from './chat-history.ts';
import { partsOf } from './links.ts';
import { panelFrame } from './panel-frame.ts';
import './person-avatar.ts';
import { refusalOf } from './refusal.ts';

/** On its way, or refused: shown below all others until the server has it. */
interface Pending {
  readonly key: string;
  readonly text: string;
  readonly refusal: string;
}

const pageSize = 50;
/** Lines of one person within this time stand together under one name. */
const sameBreathMs = 2 * 60_000;
const none: readonly Message[] = [];

const chatOf = (state: ClientState) => ({
  messages: state.view?.messages ?? none,
  me: state.view?.me.participantId,
  zone: state.view?.meeting.timezone ?? 'UTC',
  maySend: can(state, 'sendChat'),
  people: state.view?.participants,
});

/** @fires panel-close */
export class ChatPanel extends LitElement {
  static override styles = [base, button, field, panel, chatStyles];

  readonly #words = new Localizer(this, { chat, everyday, errors });
  readonly #state = new SelectController(this, () => this.client, chatOf, sameFields);
  #history = emptyHistory;

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  @state() private pending: readonly Pending[] = [];
  @state() private older: 'idle' | 'loading' | 'failed' = 'idle';
  @state() private length = 0;
  @query('textarea') private readonly input!: HTMLTextAreaElement | null;

  override focus(): void {
    this.input?.focus();
  }

  override willUpdate(): void {
    this.#history = withView(this.#history, this.#state.value?.messages ?? none, messagesInView);
  }

  override render() {
    const { chat: words, everyday: shared } = this.#words.tables;
    return panelFrame({
      title: words.title,
      closeWord: shared.close,
      onClose: this.#onClose,
      body: html`<div class="panel-body from-end">
        <div class="log" role="log" aria-label=${words.log} tabindex="0" part="chat-log">${this.#older()}${this.#messages()}${this.#pending()}</div>
      </div>`,
      foot: this.#state.value?.maySend ? this.#composer() : nothing,
    });
  }

  #older() {
    const words = this.#words.tables.chat;
    if (!this.#history.hasOlder) return nothing;
    return html`<div class="older">
      ${this.older === 'failed' ? html`<p class="small muted" role="alert">${words.olderFailed}</p>` : nothing}
      <button type="button" part="button" class="button quiet" aria-disabled=${this.older === 'loading' ? 'true' : nothing} @click=${this.#onOlder}>
        ${this.older === 'loading' ? words.loadingOlder : words.older}
      </button>
    </div>`;
  }

  #messages() {
    const { messages } = this.#history;
    const words = this.#words.tables.chat;
    if (messages.length === 0 && this.pending.length === 0)
      return html`<div class="none"><p class="strong">${words.empty}</p><p class="small muted">${words.emptyHelp}</p></div>`;
    return repeat(
      messages,
      (message) => message.id,
      (message, index) => this.#message(message, messages[index - 1]),
    );
  }

  #message(message: Message, before: Message | undefined) {
    const { me, zone, people } = this.#state.value ?? { me: '', zone: 'UTC', people: [] };
    const isOwn = message.participantId === me;
    const continues = before?.participantId === message.participantId && Date.parse(message.sentAt) - Date.parse(before.sentAt) < sameBreathMs;
    const name = isOwn ? this.#words.tables.chat.you : message.name;
    const picture = people?.find((p) => p.id === message.participantId)?.picture ?? null;
    const head = html`<p class="by ${isOwn || continues ? 'sr-only' : ''}"><b>${name}</b> <time datetime=${message.sentAt}>${this.#words.time.clock(message.sentAt, zone)}</time></p>`;
    return html`<div class="msg ${isOwn ? 'own' : ''} ${continues ? 'continues' : ''}">
      ${isOwn || continues ? nothing : html`<chama-person-avatar size="xs" .name=${message.name} member-id=${message.memberId} .picture=${picture}></chama-person-avatar>`}
      ${isOwn && !continues ? html`<p class="by"><span class="sr-only">${name} </span><time datetime=${message.sentAt}>${this.#words.time.clock(message.sentAt, zone)}</time></p>` : head}
      <div class="bubble ${message.type}">${message.type === 'text' ? linked(message.text ?? '') : message.reaction}</div>
    </div>`;
  }

  #pending() {
    const words = this.#words.tables.chat;
    return repeat(
      this.pending,
      (line) => line.key,
      (line) => html`<div class="msg own pending">
      <div class="bubble">${linked(line.text)}</div>
      ${
        line.refusal
          ? html`<p class="by failed" role="alert">${words.notSent}. ${line.refusal}</p><p class="row">
            <button type="button" part="button" class="button quiet" @click=${() => this.#resend(line)}>${icon(retry)}${words.resend}</button>
            <button type="button" part="button" class="button quiet" @click=${() => this.#forget(line.key)}>${words.discard}</button></p>`
          : html`<p class="by">${words.sending}</p>`
      }
    </div>`,
    );
  }

  #composer() {
    const words = this.#words.tables.chat;
    const over = this.length - maxMessageLength;
    return html`<form class="panel-foot" @submit=${this.#onSubmit}>
      ${over > 0 ? html`<p class="error" role="alert" id="over">${words.tooLong(over)}</p>` : nothing}
      <div class="composer">
        <textarea
          class="input" part="chat-input" rows="1" aria-label=${words.message} placeholder=${words.message} enterkeyhint="send" autocomplete="off"
          aria-invalid=${over > 0 ? 'true' : nothing} aria-describedby=${over > 0 ? 'over' : nothing} @input=${this.#onInput} @keydown=${this.#onKeydown}
        ></textarea>
        <button type="submit" class="icon-button send" aria-label=${words.send}>${icon(send, 'm')}</button>
      </div>
    </form>`;
  }

  readonly #onClose = () => this.dispatchEvent(new Event('panel-close'));

  readonly #onInput = () => {
    this.length = this.input?.value.trim().length ?? 0;
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.input?.form?.requestSubmit();
  };

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const text = this.input?.value.trim() ?? '';
    if (text === '' || text.length > maxMessageLength || !this.input) return;
    this.input.value = '';
    this.length = 0;
    void this.#send({ key: newCommandId(), text, refusal: '' });
    this.input.focus();
  };

  async #send(line: Pending): Promise<void> {
    this.pending = [...this.pending, line];
    try {
      await this.client?.send('chat:send', { text: line.text });
      this.#forget(line.key);
    } catch (thrown) {
      const refusal = refusalOf(thrown, this.#words.tables.errors);
      this.pending = this.pending.map((other) => (other.key === line.key ? { ...other, refusal } : other));
    }
  }

  #resend(line: Pending): void {
    this.#forget(line.key);
    void this.#send({ ...line, key: newCommandId(), refusal: '' });
  }

  #forget(key: string): void {
    this.pending = this.pending.filter((line) => line.key !== key);
  }

  readonly #onOlder = async () => {
    const first = this.#history.messages[0];
    if (!this.client || !first || this.older === 'loading') return;
    this.older = 'loading';
    try {
      const page = await this.client.api.chatPage(this.client.meetingId, { before: first.id, limit: pageSize });
      this.#history = withOlder(this.#history, page.items, page.nextCursor === null);
      this.older = 'idle';
    } catch {
      this.older = 'failed';
    }
  };
}

function linked(text: string) {
  return partsOf(text).map((part) =>
    typeof part === 'string' ? part : html`<a href=${part.href} target="_blank" rel="noopener noreferrer nofollow ugc">${part.text}</a>`,
  );
}

defineElement('chama-chat-panel', ChatPanel);

declare global {
  interface HTMLElementTagNameMap {
    'chama-chat-panel': ChatPanel;
  }
}
