// Chat messages and the composer.
import { css } from 'lit';

export const chat = css`
  .log {
    min-block-size: 100%;
    flex: none;
  }
  .log:focus-visible {
    outline-offset: 4px;
  }
  .none {
    display: grid;
    gap: var(--chama-space-1);
    align-content: center;
    justify-items: center;
    text-align: center;
    padding-block: var(--chama-space-8);
  }
  .older {
    display: grid;
    justify-items: center;
  }
  .msg.continues {
    margin-block-start: calc(var(--chama-space-3) * -1);
  }
  .msg.continues:not(.own) {
    padding-inline-start: 36px;
  }
  .msg.pending > .bubble {
    opacity: 0.7;
  }
  .msg .failed {
    color: var(--chama-color-danger);
  }
  .bubble {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .bubble.reaction {
    background: none;
    padding-inline: 0;
    font-size: 28px;
  }
  .composer textarea.input {
    field-sizing: content;
    min-block-size: 48px;
    max-block-size: 8em;
    resize: none;
    scrollbar-width: thin;
  }
  .log {
    display: grid;
    gap: var(--chama-space-4);
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .msg {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px var(--chama-space-2);
  }
  .msg > chama-person-avatar {
    grid-row: 1 / span 4;
    margin-block-start: 2px;
  }
  .msg > .by {
    font-size: var(--chama-text-s);
    color: var(--chama-color-muted);
    line-height: 1.4;
  }
  .msg > .by b {
    color: var(--chama-color-on-surface);
    font-weight: 600;
  }
  .bubble {
    justify-self: start;
    max-inline-size: 100%;
    padding: var(--chama-space-2) var(--chama-space-3);
    border-radius: 4px var(--chama-tile-radius) var(--chama-tile-radius);
    background: var(--chama-color-surface-3);
    line-height: 1.4;
  }
  .msg.own {
    grid-template-columns: minmax(0, 1fr);
    justify-items: end;
    padding-inline-start: var(--chama-space-8);
  }
  .msg.own > .bubble {
    justify-self: end;
    background: var(--chama-color-accent-soft);
    border-radius: var(--chama-tile-radius) 4px var(--chama-tile-radius) var(--chama-tile-radius);
  }
  .unread {
    display: flex;
    align-items: center;
    gap: var(--chama-space-3);
    color: var(--chama-color-accent);
    font-size: var(--chama-text-s);
    font-weight: 600;
  }
  .unread::before, .unread::after {
    content: "";
    flex: 1;
    block-size: 1px;
    background: currentColor;
  }
  .composer {
    display: flex;
    align-items: flex-end;
    gap: var(--chama-space-2);
  }
  .composer .input {
    border-radius: 24px;
    padding-inline: var(--chama-space-4);
    background: var(--chama-color-surface);
  }
  .composer .send {
    background: var(--chama-color-accent);
    color: var(--chama-color-on-accent);
  }
`;
