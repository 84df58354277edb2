// Polls and their bars.
import { css } from 'lit';

export const poll = css`
  .none {
    display: grid;
    gap: var(--chama-space-1);
    justify-items: center;
    text-align: center;
    padding-block: var(--chama-space-8);
  }
  .options {
    display: grid;
    gap: var(--chama-space-2);
  }
  .option {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--chama-space-1) var(--chama-space-3);
    align-items: center;
    min-block-size: var(--chama-target);
    padding: var(--chama-space-2) var(--chama-space-3);
    border: 1px solid var(--chama-color-border-strong);
    border-radius: var(--chama-radius);
    cursor: pointer;
  }
  .option:has(:checked) {
    border-color: var(--chama-color-accent);
    background: var(--chama-color-accent-soft);
    color: var(--chama-color-on-accent-soft);
  }
  .option > input {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--chama-color-accent);
  }
  .option > .bar {
    grid-column: 1 / -1;
  }
  .poll-row > :first-child {
    overflow-wrap: anywhere;
  }
  .poll .acts {
    display: grid;
    gap: var(--chama-space-2);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 8em), 1fr));
  }
  .option-row {
    display: flex;
    gap: var(--chama-space-1);
    align-items: center;
  }
  .option-row > .icon-button {
    margin-inline-end: -8px;
  }
  .editor .start {
    justify-self: start;
    margin-inline-start: -12px;
  }
  .editor .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 7em), 1fr));
    gap: var(--chama-space-2);
  }
  .poll {
    border: 1px solid var(--chama-color-border);
    border-radius: var(--chama-radius);
    padding: var(--chama-space-3);
    display: grid;
    gap: var(--chama-space-3);
    background: var(--chama-color-surface);
  }
  .poll .q {
    font-weight: 600;
    line-height: 1.3;
  }
  .poll-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--chama-space-1) var(--chama-space-2);
    font-variant-numeric: tabular-nums;
    align-items: baseline;
  }
  .poll-row > .bar {
    grid-column: 1 / -1;
  }
  .bar {
    display: block;
    inline-size: 100%;
    block-size: 8px;
    border-radius: 4px;
  }
  .bar .track {
    fill: var(--chama-color-surface-3);
  }
  .bar .fill {
    fill: var(--chama-color-border-strong);
  }
  .mine > .bar .fill, .bar .fill.win {
    fill: var(--chama-color-accent);
  }
`;
