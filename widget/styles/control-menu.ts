// What opens from the control bar: a sheet at the foot of a phone, a card above its button on a desktop.
import { css } from 'lit';

export const controlMenu = css`
  :host {
    position: absolute;
    z-index: 5;
    inset-inline: 0;
    inset-block-end: 0;
  }
  .menu {
    border-radius: var(--chama-tile-radius) var(--chama-tile-radius) 0 0;
    padding: var(--chama-space-4) var(--chama-space-2) max(var(--chama-space-3), env(safe-area-inset-bottom));
    position: relative;
  }
  .handle {
    position: absolute;
    inset-block-start: 6px;
    inset-inline: 0;
    margin-inline: auto;
    inline-size: 36px;
    block-size: 4px;
    border-radius: 2px;
    background: var(--chama-color-border-strong);
  }
  .menu > button {
    min-block-size: 52px;
    line-height: var(--chama-leading-tight);
  }
  .menu > button > :nth-child(2) {
    flex: 1;
  }
  .menu > button[aria-pressed='true'] {
    background: var(--chama-color-accent-soft);
    color: var(--chama-color-on-accent-soft);
  }
  .picker {
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--chama-space-1);
  }
  .menu > .reaction {
    display: grid;
    justify-items: center;
    gap: 2px;
    min-block-size: 72px;
    padding: var(--chama-space-2) var(--chama-space-1);
    font-size: var(--chama-text-s);
    text-align: center;
  }
  .emoji {
    font-size: 28px;
    line-height: 1.2;
  }
  .keyboard {
    display: none !important;
  }
  @container chama (min-width: 45em) {
    :host {
      inset-inline: auto;
      inset-inline-end: var(--chama-space-6);
      inset-block-end: calc(100% + var(--chama-space-2));
      inline-size: max-content;
      max-inline-size: calc(100% - 48px);
    }
    .menu {
      border-radius: var(--chama-radius);
      padding: var(--chama-space-1);
    }
    .handle {
      display: none;
    }
    .menu > button {
      min-block-size: var(--chama-target);
    }
    .picker {
      grid-template-columns: repeat(6, minmax(84px, auto));
    }
  }
  @container chama (min-width: 62em) {
    :host {
      inset-inline-end: max(var(--chama-space-6), calc(50% - 25em));
    }
    :host(.from-reactions) {
      inset-inline: 0;
      margin-inline: auto;
    }
    .narrow-only {
      display: none !important;
    }
    .keyboard {
      display: flex !important;
    }
  }
`;
