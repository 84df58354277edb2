// What only the list of meetings has: its panel, its empty state, its trouble.
import { css } from 'lit';

export const meetingList = css`
  .chama-name:empty {
    display: none;
  }
  .panel {
    display: grid;
    gap: var(--chama-space-6);
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .more {
    grid-column: 1 / -1;
  }
  .notice > .button {
    margin-block: -6px;
  }
  .notice:has(> .button) {
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
  }
  .seats circle {
    fill: none;
    stroke: var(--chama-color-border-strong);
    stroke-width: 2;
  }
  .seats .free {
    stroke-dasharray: 5 5;
  }
  .seats rect {
    fill: var(--chama-color-accent-soft);
    stroke: var(--chama-color-accent);
    stroke-width: 2;
  }
  @container chama (min-width: 37.5em) {
    .panel {
      gap: var(--chama-space-8);
    }
  }
`;
