// A meeting in the list: the day as a leaf, then what, when and who.
import { css } from 'lit';

export const meetingCard = css`
  .meeting-top {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--chama-space-4);
    align-items: start;
  }
  .leaf {
    inline-size: 3.5em;
    padding-block: var(--chama-space-2) 10px;
    border-radius: var(--chama-radius);
    background: var(--chama-color-surface-3);
    text-align: center;
    font-size: var(--chama-text-m);
    line-height: var(--chama-leading-tight);
    display: grid;
    gap: 2px;
  }
  .leaf > .month {
    font-size: var(--chama-text-s);
    color: var(--chama-color-muted);
  }
  .leaf > .day {
    font-size: var(--chama-text-l);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .meeting-what {
    display: grid;
    gap: var(--chama-space-1);
    justify-items: start;
  }
  .meeting-what > .chip {
    margin-block-end: var(--chama-space-1);
  }
  .meeting h3 {
    font-size: var(--chama-text-l);
    letter-spacing: -0.006em;
  }
  .meeting h3 a {
    text-decoration: none;
  }
  .meeting h3 a::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: inherit;
  }
  .meeting {
    position: relative;
    align-content: stretch;
    grid-template-rows: 1fr auto;
  }
  .meeting-what > .row {
    margin-block-start: var(--chama-space-2);
  }
  .meeting :is(button, .button) {
    position: relative;
    z-index: 1;
  }
  .meeting.live {
    border-color: var(--chama-color-accent);
  }
  .meeting-foot {
    margin-block-start: auto;
  }
  @container chama (min-width: 37.5em) {
    .meeting.live {
      grid-template: auto / minmax(0, 1fr) auto;
      align-items: center;
      column-gap: var(--chama-space-8);
    }
    .meeting.live .button {
      min-inline-size: 160px;
    }
  }
  @container chama (max-width: 17em) {
    .meeting-top {
      grid-template-columns: minmax(0, 1fr);
    }
    .leaf {
      justify-self: start;
    }
  }
`;
