// The table of an audio meeting: speakers on both sides of it, listeners behind.
import { css } from 'lit';

export const tableTop = css`
  .around {
    display: grid;
    gap: var(--chama-space-6);
    align-content: start;
    padding-block: var(--chama-space-3) var(--chama-space-6);
  }
  .away > chama-person-avatar {
    filter: grayscale(1) brightness(0.75);
  }
  .away :is(.name, .truncate) {
    color: var(--chama-color-muted);
  }
  .seat .name {
    overflow-wrap: anywhere;
  }
  .table-top {
    display: grid;
    gap: var(--chama-space-3);
    justify-items: center;
    inline-size: 100%;
    max-inline-size: 720px;
    margin-inline: auto;
  }
  .side {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: center;
    gap: var(--chama-space-4) var(--chama-space-3);
    inline-size: 100%;
  }
  .seat {
    display: grid;
    justify-items: center;
    gap: 10px;
    inline-size: 6.25em;
    max-inline-size: 30%;
    text-align: center;
  }
  .seat .name {
    font-size: var(--chama-text-s);
    font-weight: 500;
    line-height: 1.3;
    max-inline-size: 100%;
  }
  .seat .name > .icon {
    margin-inline-end: 4px;
    vertical-align: -0.2em;
    inline-size: 1.15em;
    block-size: 1.15em;
    color: var(--chama-color-muted);
  }
  .on-table {
    inline-size: 100%;
    min-block-size: 48px;
    padding: var(--chama-space-3) var(--chama-space-6);
    border-radius: 32px;
    background: var(--chama-color-surface-2);
    border: 1px solid var(--chama-color-border);
    text-align: center;
    display: grid;
    gap: 0;
  }
  .on-table strong {
    font-weight: 600;
    line-height: 1.3;
  }
  .on-table span {
    font-size: var(--chama-text-s);
    color: var(--chama-color-muted);
    font-variant-numeric: tabular-nums;
  }
  .listeners {
    display: grid;
    gap: var(--chama-space-3);
    inline-size: 100%;
    max-inline-size: 880px;
    margin-inline: auto;
  }
  .listeners > h2 {
    font-size: var(--chama-text-s);
    font-weight: 500;
    color: var(--chama-color-muted);
    display: flex;
    gap: 6px;
    align-items: center;
    justify-content: center;
  }
  .listeners > ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(4em, 1fr));
    gap: var(--chama-space-3) 0;
    justify-content: center;
  }
  .listeners li {
    display: grid;
    justify-items: center;
    gap: var(--chama-space-1);
    min-inline-size: 0;
    text-align: center;
    font-size: var(--chama-text-s);
    line-height: 1.3;
  }
  .listeners .truncate {
    max-inline-size: 100%;
    padding-inline: 2px;
  }
  .listeners chama-person-avatar {
    --size: 44px;
  }
  @container room (min-width: 45em) {
    .table-top {
      gap: 20px;
    }
    .side {
      gap: var(--chama-space-6) var(--chama-space-12);
    }
    .seat {
      inline-size: 9em;
    }
    .seat chama-person-avatar[size="xl"] {
      --size: 96px;
    }
    .on-table {
      padding: var(--chama-space-3) var(--chama-space-8);
      border-radius: 40px;
      max-inline-size: 560px;
    }
    .on-table strong {
      font-size: var(--chama-text-l);
    }
    .listeners > ul {
      grid-template-columns: repeat(7, minmax(0, 6.5em));
      gap: var(--chama-space-4) var(--chama-space-4);
    }
    .listeners chama-person-avatar {
      --size: 48px;
    }
  }
`;
