// Records: a table on a desktop, the same rows stacked on a phone. One markup.
import { css } from 'lit';

export const table = css`
  .table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .table th {
    text-align: start;
    font-size: var(--chama-text-s);
    font-weight: 500;
    color: var(--chama-color-muted);
    padding: 0 var(--chama-space-3);
    border-block-end: 1px solid var(--chama-color-border);
  }
  .table td {
    padding: var(--chama-space-2) var(--chama-space-3);
    border-block-end: 1px solid var(--chama-color-border);
    vertical-align: middle;
  }
  .table tr:last-child > td {
    border-block-end: 0;
  }
  .table .end {
    text-align: end;
  }
  .table th button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: var(--chama-target);
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: inherit;
  }
  .table th .icon {
    inline-size: 1.15em;
    block-size: 1.15em;
  }
  .table th[aria-sort] button {
    color: var(--chama-color-on-surface);
    font-weight: 600;
  }
  .table th .down .icon {
    rotate: 180deg;
  }
  .table .name {
    display: flex;
    align-items: center;
    gap: var(--chama-space-3);
    font-weight: 500;
  }
  .timeline {
    display: block;
    inline-size: 100%;
    min-inline-size: 120px;
    block-size: 12px;
    border-radius: 6px;
  }
  .timeline .track {
    fill: var(--chama-color-surface-3);
  }
  .timeline .stay {
    fill: var(--chama-color-accent);
  }
  .timeline .late {
    fill: var(--chama-color-pending);
  }
  .timeline-scale {
    display: flex;
    justify-content: space-between;
    font-weight: 400;
  }
  .table-card {
    padding: 0;
    overflow: hidden;
    gap: 0;
  }
  .table-card > .table-tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--chama-space-3);
    padding: var(--chama-space-3) var(--chama-space-4);
    border-block-end: 1px solid var(--chama-color-border);
  }
  .sort-narrow {
    display: none;
  }
  @container chama (width < 56.25em) {
    .table, .table tbody {
      display: grid;
    }
    .table thead {
      display: none;
    }
    .table tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 6px var(--chama-space-3);
      padding: var(--chama-space-3) var(--chama-space-4);
      border-block-end: 1px solid var(--chama-color-border);
      align-items: center;
    }
    .table tr:last-child {
      border-block-end: 0;
    }
    .table td {
      padding: 0;
      border: 0;
    }
    .table td.full {
      grid-column: 1 / -1;
    }
    .table td.line {
      grid-column: 1 / -1;
      font-size: var(--chama-text-s);
      color: var(--chama-color-muted);
      display: block;
    }
    .table td.wide-only {
      display: none;
    }
    .sort-narrow {
      display: flex;
      align-items: center;
      gap: var(--chama-space-2);
    }
    .sort-wide {
      display: none;
    }
    .sort-narrow, .sort-narrow .select {
      flex: 1;
    }
    .sort-select {
      inline-size: 100%;
    }
    .table-card > .table-tools {
      border-block-end: 0;
    }
    .table-card > .csv {
      padding: 0 var(--chama-space-4) var(--chama-space-4);
      border-block-end: 1px solid var(--chama-color-border);
    }
  }
  @container chama (min-width: 56.25em) {
    .table td.narrow-only {
      display: none;
    }
    .table .chip {
      white-space: nowrap;
    }
    .tl-col {
      inline-size: 28%;
    }
    .table-card > .table-tools {
      padding-inline: 20px;
    }
    .table :is(th, td):first-child {
      padding-inline-start: 20px;
    }
    .table :is(th, td):last-child {
      padding-inline-end: 20px;
    }
    .table-card {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .table-card > .table {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .table-card > .csv {
      grid-column: 2;
      grid-row: 1;
      padding: var(--chama-space-2) 20px;
      border-block-end: 1px solid var(--chama-color-border);
    }
  }
`;
