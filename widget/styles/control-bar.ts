// The control bar and its round buttons.
import { css } from 'lit';

export const controlBar = css`
  :host {
    grid-area: bar;
    position: relative;
  }
  .control-bar {
    display: flex;
    align-items: start;
    padding: var(--chama-space-2) var(--chama-space-2) max(var(--chama-space-2), env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--chama-color-border);
    background: var(--chama-color-surface);
  }
  .control {
    position: relative;
    flex: 1 1 auto;
    display: grid;
    justify-items: center;
    align-content: start;
    gap: var(--chama-space-1);
    padding: 0;
    border: 0;
    background: none;
    min-inline-size: var(--chama-control);
    font-size: var(--chama-text-s);
    font-weight: 500;
    line-height: 1.25;
    text-align: center;
    border-radius: var(--chama-radius);
  }
  .control > .face {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: var(--chama-control);
    block-size: var(--chama-control);
    border-radius: var(--chama-radius-full);
    background: var(--chama-color-surface-3);
    transition: background-color var(--chama-duration) var(--chama-ease);
  }
  .control > .face > .icon {
    inline-size: 24px;
    block-size: 24px;
  }
  .control.mic {
    min-inline-size: 80px;
  }
  .control.mic > .face {
    inline-size: 80px;
  }
  .control[aria-pressed="true"] > .face {
    background: var(--chama-color-accent);
    color: var(--chama-color-on-accent);
  }
  .control.hand-up[aria-pressed="true"] > .face {
    background: var(--chama-color-pending);
    color: var(--chama-color-pending-soft);
  }
  .control[aria-expanded="true"] > .face {
    background: var(--chama-color-on-surface);
    color: var(--chama-color-surface);
  }
  .face > .mark {
    position: absolute;
    inset-block-start: -2px;
    inset-inline-end: -4px;
  }
  .control .badge {
    box-shadow: 0 0 0 2px var(--chama-color-surface);
  }
  .control > .word {
    max-inline-size: 100%;
  }
  .control.wide-only {
    display: none;
  }
  .control.busy > .face {
    opacity: 0.7;
  }
  .control[aria-disabled="true"] > .face {
    color: var(--chama-color-muted);
  }
  @container chama (min-width: 45em) {
    .control-bar {
      justify-content: center;
      gap: var(--chama-space-2);
      padding: var(--chama-space-3) var(--chama-space-6);
    }
    .control {
      flex: none;
      inline-size: 6.5em;
    }
  }
  @container chama (min-width: 62em) {
    .control .narrow-only {
      display: none;
    }
    .control.wide-only {
      display: grid;
    }
    .control.gap-before {
      margin-inline-start: var(--chama-space-8);
    }
  }
  @container chama (max-width: 17em) {
    .control-bar {
      flex-wrap: wrap;
      row-gap: var(--chama-space-2);
    }
  }
`;
