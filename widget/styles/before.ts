// The clock and the one action together: at the thumb on a phone, beside the title on a desktop.
import { css } from 'lit';

export const before = css`
  .before-bar {
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--chama-space-2) var(--chama-space-4);
    align-items: center;
  }
  .before-bar > .hint {
    grid-column: 1 / -1;
  }
  .before-bar > .hint:empty {
    display: none;
  }
  .description {
    white-space: pre-line;
    max-inline-size: 62ch;
  }
  .problem {
    display: flex;
    gap: 6px;
    color: var(--chama-color-danger);
    font-weight: 500;
  }
  aside:empty {
    display: none;
  }
  @container chama (max-width: 17em) {
    .before-bar {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
