// The quiet round mark above what went wrong.
import { css } from 'lit';

export const troubleMark = css`
  .mark {
    display: grid;
    place-items: center;
    inline-size: 64px;
    block-size: 64px;
    border-radius: 50%;
    background: var(--chama-color-surface-3);
    color: var(--chama-color-muted);
  }
`;
