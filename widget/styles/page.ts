// The skeleton of the screens before and after a meeting: one column, two where there is room, the action bar at the thumb.
import { css } from 'lit';

export const page = css`
  .page {
    max-inline-size: 1104px;
    margin-inline: auto;
    padding: var(--chama-space-4) var(--chama-space-4) var(--chama-space-8);
    display: grid;
    gap: var(--chama-space-6);
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .page-head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--chama-space-3) var(--chama-space-4);
    align-items: end;
    justify-content: space-between;
  }
  .page-head > :first-child {
    flex: 1 1 6em;
    min-inline-size: min-content;
    max-inline-size: 100%;
  }
  .group {
    display: grid;
    gap: var(--chama-space-3);
    grid-template-columns: minmax(0, 1fr);
  }
  .group-title {
    font-size: var(--chama-text-s);
    font-weight: 600;
    color: var(--chama-color-muted);
    letter-spacing: 0;
  }
  .back {
    display: inline-flex;
    align-items: center;
    gap: var(--chama-space-1);
    min-block-size: var(--chama-target);
    margin: -12px 0 -8px -6px;
    padding-inline-end: var(--chama-space-2);
    color: var(--chama-color-muted);
    text-decoration: none;
    font-size: var(--chama-text-s);
    font-weight: 500;
    justify-self: start;
  }
  .split {
    display: grid;
    gap: var(--chama-space-6);
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  .action-bar {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
    margin: 0 calc(var(--chama-space-4) * -1) calc(var(--chama-space-8) * -1);
    padding: var(--chama-space-3) var(--chama-space-4) max(var(--chama-space-4), env(safe-area-inset-bottom));
    background: var(--chama-color-surface);
    border-block-start: 1px solid var(--chama-color-border);
    display: grid;
    gap: var(--chama-space-2);
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: var(--chama-space-3);
    text-align: center;
    padding-block: var(--chama-space-8);
    max-inline-size: 400px;
    margin-inline: auto;
  }
  .empty svg.seats {
    inline-size: 176px;
    block-size: auto;
    margin-block-end: var(--chama-space-3);
  }
  @container chama (min-width: 37.5em) {
    .page {
      padding: var(--chama-space-8) var(--chama-space-8) var(--chama-space-12);
      gap: var(--chama-space-8);
    }
    .cols-2 {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--chama-space-4);
    }
    .cols-2 > .group-title {
      grid-column: 1 / -1;
      margin-block-end: -4px;
    }
  }
  @container chama (min-width: 56.25em) {
    .split {
      grid-template-columns: minmax(0, 1fr) 360px;
      gap: var(--chama-space-8);
    }
    .split > .first {
      grid-column: 2;
      grid-row: 1;
    }
    .split > .first + * {
      grid-column: 1;
      grid-row: 1;
    }
    .page.titled {
      grid-template-columns: minmax(0, 1fr) 360px;
      column-gap: var(--chama-space-8);
    }
    .page.titled > * {
      grid-column: 1 / -1;
    }
    .page.titled > :first-child {
      grid-column: 1;
    }
    .page.titled > .action-bar {
      grid-column: 2;
      grid-row: 1;
      align-self: end;
    }
    .action-bar {
      position: static;
      margin: 0;
      padding: 0;
      border: 0;
      background: none;
    }
  }
  @container chama (max-width: 17em) {
    .action-bar {
      position: static;
    }
  }
`;
