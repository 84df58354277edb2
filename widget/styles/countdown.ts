// The big figures of the clock before a meeting.
import { css } from 'lit';

export const countdown = css`
  p {
    display: grid;
    gap: 2px;
    min-inline-size: 4.5em;
    line-height: var(--chama-leading-tight);
  }
  span {
    color: var(--chama-color-muted);
  }
  time {
    font-size: var(--chama-text-xl);
    font-weight: 600;
    letter-spacing: -0.012em;
  }
  .live span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--chama-color-danger);
    font-weight: 600;
  }
  .live span::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: currentColor;
  }
`;
