// The list of keyboard shortcuts.
import { css } from 'lit';

export const keyList = css`
  .keys {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--chama-space-2) var(--chama-space-4);
    align-items: center;
  }
  kbd {
    display: inline-grid;
    place-items: center;
    min-inline-size: 2.5em;
    padding: var(--chama-space-1) var(--chama-space-2);
    border: 1px solid var(--chama-color-border-strong);
    border-radius: 8px;
    background: var(--chama-color-surface-3);
    font: inherit;
    font-weight: 600;
  }
`;
