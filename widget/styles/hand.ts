// A raised hand at a picture: its number in the queue.
import { css } from 'lit';

export const hand = css`
  .hand {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-inline-size: 24px;
    block-size: 24px;
    padding-inline: 6px 7px;
    border-radius: var(--chama-radius-full);
    background: var(--chama-color-pending);
    color: var(--chama-color-pending-soft);
    font-size: 14px;
    font-weight: 700;
    line-height: 1;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0;
    box-shadow: 0 0 0 2px var(--chama-color-surface);
  }
  .hand .icon {
    inline-size: 14px;
    block-size: 14px;
    stroke-width: 2.5;
  }
  chama-person-avatar > .hand {
    position: absolute;
    inset-block-start: -12px;
    inset-inline-end: -14px;
  }
`;
