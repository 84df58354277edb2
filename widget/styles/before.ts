// The clock and the one action together: at the thumb on a phone, beside the title on a desktop.
import { css } from 'lit';

export const before = css`
  .when-where {
    gap: var(--chama-space-3);
  }
  .live-line .live {
    color: var(--chama-color-danger);
    font-weight: 600;
  }
  .before-bar {
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--chama-space-2) var(--chama-space-4);
    align-items: center;
  }
  .before-bar > .hint {
    grid-column: 1 / -1;
  }
  .countdown {
    display: grid;
    line-height: var(--chama-leading-tight);
    min-inline-size: 4.5em;
  }
  .countdown time {
    font-size: var(--chama-text-xl);
    font-weight: 600;
    letter-spacing: -0.012em;
  }
`;
