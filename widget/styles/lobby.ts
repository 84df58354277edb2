// Waiting outside, with the seats that wait inside.
import { css } from 'lit';

export const lobby = css`
  .lobby {
    min-block-size: var(--chama-height, 100dvh);
    grid-template-rows: minmax(0, 1fr) auto;
  }
  .lobby-card {
    display: grid;
    gap: var(--chama-space-4);
    align-content: center;
    justify-items: center;
    max-inline-size: 440px;
    inline-size: 100%;
    margin-inline: auto;
  }
  .lobby-card > .notice, .lobby-card > .pj-level {
    inline-size: 100%;
  }
  .lobby-chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--chama-space-2);
    justify-content: center;
  }
  .lobby-foot {
    display: grid;
    gap: var(--chama-space-3);
    max-inline-size: 440px;
    inline-size: 100%;
    margin-inline: auto;
  }
  .lobby-card > .wide {
    inline-size: 100%;
  }
  .seats :is(circle, rect) {
    fill: var(--chama-color-surface-3);
    stroke: var(--chama-color-border-strong);
    stroke-width: 2;
  }
  .seats rect {
    fill: var(--chama-color-surface-2);
  }
  .seats .yours {
    fill: none;
    stroke: var(--chama-color-pending);
    stroke-dasharray: 5 5;
  }
  .seats {
    inline-size: 144px;
    block-size: auto;
  }
  @container chama (min-width: 56.25em) {
    .lobby-card {
      max-inline-size: 480px;
    }
  }
`;
