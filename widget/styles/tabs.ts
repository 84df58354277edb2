// Tabs: words on a line that scroll sideways before they wrap.
import { css } from 'lit';

export const tabs = css`
  .tabs {
    --reach: 8px;
    display: flex;
    justify-content: space-between;
    gap: var(--chama-space-4);
    overflow-x: auto;
    scrollbar-width: none;
    margin-inline: calc(var(--chama-space-4) * -1);
    padding-inline: var(--chama-space-4);
    box-shadow: inset 0 -1px var(--chama-color-border);
  }
  .tabs:not(:has(> :nth-child(4))) {
    --reach: 12px;
    justify-content: flex-start;
    gap: var(--chama-space-6);
  }
  .tabs > [role="tab"] {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    position: relative;
    min-block-size: var(--chama-target);
    padding: 0;
    border: 0;
    background: none;
    color: var(--chama-color-muted);
    font-weight: 500;
    white-space: nowrap;
    box-shadow: inset 0 -3px transparent;
  }
  .tabs > [aria-selected="true"] {
    color: var(--chama-color-on-surface);
    font-weight: 600;
    box-shadow: inset 0 -3px var(--chama-color-accent);
  }
  /* A word as narrow as "All" is still 48 px to a finger. */
  .tabs > [role="tab"]::after {
    content: "";
    position: absolute;
    inset-block: 0;
    inset-inline: calc(var(--reach) * -1);
  }
  .tabs :focus-visible {
    outline-offset: -3px;
  }
  .tabs .dot {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--chama-color-danger);
  }
  @container chama (min-width: 37.5em) {
    .tabs,
    .tabs:not(:has(> :nth-child(4))) {
      --reach: 16px;
      justify-content: flex-start;
      margin-inline: 0;
      padding-inline: 0;
      gap: var(--chama-space-8);
    }
  }
  @container chama (max-width: 17em) {
    .tabs {
      justify-content: flex-start;
      gap: var(--chama-space-6);
    }
  }
`;
