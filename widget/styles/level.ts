// The level meter: bars lit from the left, proof that the microphone works.
import { css } from 'lit';

export const level = css`
  .level {
    display: flex;
    gap: 3px;
    align-items: center;
    block-size: 24px;
  }
  .level > i {
    inline-size: 5px;
    block-size: 12px;
    border-radius: 3px;
    background: var(--chama-color-border-strong);
    opacity: 0.5;
  }
  .level > i.on {
    background: var(--chama-color-accent);
    opacity: 1;
    block-size: 20px;
  }
`;
