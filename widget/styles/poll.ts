// Polls and their bars.
import { css } from 'lit';

export const poll = css`
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
