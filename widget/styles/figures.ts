// Figures on top of a record, and the bar that shows who came.
import { css } from 'lit';

export const figures = css`
  .big {
    font-size: var(--chama-text-xl);
    font-weight: 600;
    line-height: 1.1;
  }
  .big .muted {
    font-size: var(--chama-text-m);
    font-weight: 400;
  }
  .bar3 {
    display: block;
    inline-size: 100%;
    block-size: 8px;
    border-radius: 4px;
  }
  .bar3 .came {
    fill: var(--chama-color-accent);
  }
  .bar3 .late {
    fill: var(--chama-color-pending);
  }
  .bar3 .away {
    fill: var(--chama-color-border-strong);
  }
  .bar3 .track {
    fill: var(--chama-color-surface-3);
  }
  .stats {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--chama-space-3);
  }
  .stat {
    background: var(--chama-color-surface-2);
    border: 1px solid var(--chama-color-border);
    border-radius: var(--chama-tile-radius);
    padding: var(--chama-space-3) var(--chama-space-4);
    display: grid;
    gap: 2px;
    align-content: start;
  }
  .stat dt {
    font-size: var(--chama-text-s);
    color: var(--chama-color-muted);
    font-weight: 500;
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .stat dd {
    font-size: var(--chama-text-xl);
    font-weight: 600;
    line-height: var(--chama-leading-tight);
    letter-spacing: -0.012em;
  }
  .stat dd small {
    font-size: var(--chama-text-s);
    font-weight: 400;
    color: var(--chama-color-muted);
    letter-spacing: 0;
    white-space: nowrap;
  }
  .stat .sub {
    font-size: var(--chama-text-s);
    color: var(--chama-color-muted);
  }
  .swatch {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--chama-color-border-strong);
    flex: none;
  }
  .swatch.came {
    background: var(--chama-color-accent);
  }
  .swatch.late {
    background: var(--chama-color-pending);
  }
  /* A number and its unit never part, nor do the digits of one: "sekunde 41" must fit half a phone. */
  .stat dd.span {
    font-size: var(--chama-text-m);
    overflow-wrap: normal;
  }
  @container chama (min-width: 24em) {
    .stat dd.span {
      font-size: var(--chama-text-l);
    }
  }
  @container chama (min-width: 45em) {
    .stat dd.span {
      font-size: var(--chama-text-xl);
    }
    .stats {
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: var(--chama-space-4);
    }
    .stat {
      padding: var(--chama-space-4) 20px;
    }
  }
  @container chama (max-width: 17em) {
    .stats {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
