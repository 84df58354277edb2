// A meeting in the list: the day as a leaf, then what, when and who.
import { css } from 'lit';

export const meetingCard = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
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
  .meeting :is(h2, h3) {
    max-inline-size: 100%;
    font-size: var(--chama-text-l);
    letter-spacing: -0.006em;
  }
  #title {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    text-align: start;
    text-decoration: none;
  }
  /* The whole card is the link's target, and takes its ring. */
  #title:focus-visible {
    outline: none;
  }
  .meeting:has(#title:focus-visible) {
    outline: 3px solid var(--chama-color-focus);
    outline-offset: 2px;
  }
  #title:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  #title::after {
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
  .meeting-what > .inside {
    margin-block-start: var(--chama-space-1);
  }
  .meeting :is(chama-rsvp-choice, .button) {
    position: relative;
    z-index: 1;
  }
  .meeting.live {
    border-color: var(--chama-color-accent);
  }
  .meeting-foot {
    margin-block-start: auto;
  }
  .came {
    display: grid;
    gap: var(--chama-space-3);
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
