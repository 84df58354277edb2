// Ground rules of every element inside the tags: reset, type, icons, focus and a few words of layout. The tags' own host has its sheet in host.ts.
import { css } from 'lit';

export const base = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :where(h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset, legend) {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  :where(ul, ol) {
    list-style: none;
  }
  :where(h1, h2, h3, h4) {
    font-weight: 600;
    line-height: var(--chama-leading-tight);
    text-wrap: balance;
  }
  :where(h1) {
    font-size: var(--chama-text-xl);
    letter-spacing: -0.012em;
  }
  :where(h2) {
    font-size: var(--chama-text-l);
    letter-spacing: -0.006em;
  }
  :where(h3, h4) {
    font-size: var(--chama-text-m);
  }
  :where(button, input, select, textarea) {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }
  :where(button) {
    cursor: pointer;
  }
  :where(a) {
    color: inherit;
  }
  :where(time, .num, td, dd, progress, meter) {
    font-variant-numeric: tabular-nums;
  }
  :where(:focus) {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--chama-color-focus);
    outline-offset: 2px;
  }
  /* A heading that takes the focus when a screen changes shows no ring: nobody tabbed to it. */
  [tabindex='-1']:focus-visible {
    outline: none;
  }

  .small {
    font-size: var(--chama-text-s);
  }
  .muted {
    color: var(--chama-color-muted);
  }
  .medium {
    font-weight: 500;
  }
  .strong {
    font-weight: 600;
  }
  .nowrap {
    white-space: nowrap;
  }
  .block {
    display: block;
  }
  .center {
    text-align: center;
  }
  .truncate {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sr-only {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* One set: 24 px box, 2 px stroke, round ends, the colour of the word beside it. Grows with the text. */
  .icon {
    inline-size: 1.5em;
    block-size: 1.5em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.m {
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  .icon.s {
    inline-size: 1.15em;
    block-size: 1.15em;
  }
  .with-icon {
    display: flex;
    gap: var(--chama-space-2);
    align-items: flex-start;
  }
  .with-icon > .icon {
    margin-block-start: 0.1em;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--chama-space-2) var(--chama-space-3);
    align-items: center;
  }
  .stack {
    display: grid;
    gap: var(--chama-space-4);
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .tight {
    gap: var(--chama-space-3);
  }
  .tightest {
    gap: var(--chama-space-1);
  }
  .push {
    margin-inline-start: auto;
  }
  @media (forced-colors: active) {
    :is(.card, .chip, .badge, .button, .icon-button, .face, .tile, .dialog, .panel, .banner, .knock) {
      border: 1px solid;
    }
  }
`;
