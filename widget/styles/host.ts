// The host of a public tag: nothing of the page leaks in, and it is the container all sizes are measured by. Tokens are in tokens.ts.
import { css } from 'lit';

export const host = css`
  :host {
    all: initial;
    container: chama / inline-size;
    display: block;
    position: relative;
    z-index: var(--chama-z, auto);
    min-block-size: var(--chama-min-height, 320px);
    background: var(--chama-color-surface);
    color: var(--chama-color-on-surface);
    font: 400 var(--chama-text-m) / var(--chama-leading) var(--chama-font);
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
    -webkit-font-smoothing: antialiased;
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  .place {
    display: contents;
  }
  .place:popover-open {
    all: unset;
    position: fixed;
    inset: 0;
    display: block;
    block-size: 100dvh;
    overflow: auto;
    overscroll-behavior: contain;
    container: chama / inline-size;
    background: var(--chama-color-surface);
    --chama-height: 100dvh;
  }
`;
