// Chips and badges: a state in one or two words. Colour never alone: a dot, an icon or the word carries it.
import { css } from 'lit';

export const chip = css`
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding: 3px 10px;
    border-radius: var(--chama-radius-full);
    background: var(--chama-color-surface-3);
    color: var(--chama-color-on-surface);
    font-size: var(--chama-text-s);
    font-weight: 500;
    line-height: var(--chama-leading-tight);
    font-variant-numeric: tabular-nums;
  }
  .chip .icon {
    inline-size: 1.15em;
    block-size: 1.15em;
  }
  .chip.soon, .chip.late {
    background: var(--chama-color-pending-soft);
    color: var(--chama-color-pending);
  }
  .chip.live {
    background: var(--chama-color-danger-soft);
    color: var(--chama-color-danger);
    font-weight: 600;
  }
  .chip.live::before {
    content: "";
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  .chip.yes {
    background: var(--chama-color-accent-soft);
    color: var(--chama-color-on-accent-soft);
  }
  .chip.bad {
    background: var(--chama-color-danger-soft);
    color: var(--chama-color-danger);
  }
  .badge {
    display: inline-grid;
    place-items: center;
    min-inline-size: 1.45em;
    block-size: 1.45em;
    padding-inline: 0.35em;
    border-radius: var(--chama-radius-full);
    background: var(--chama-color-accent);
    color: var(--chama-color-on-accent);
    font-size: var(--chama-text-s);
    font-weight: 600;
    line-height: 1;
    font-variant-numeric: tabular-nums;
  }
  .badge.wait {
    background: var(--chama-color-pending);
    color: var(--chama-color-pending-soft);
  }
`;
