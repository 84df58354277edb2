// Cards: white on the page, a thin line, no shadow. What lies in one kind of card only is elsewhere.
import { css } from 'lit';

export const card = css`
  .card {
    background: var(--chama-color-surface-2);
    border: 1px solid var(--chama-color-border);
    border-radius: var(--chama-tile-radius);
    padding: var(--chama-space-4);
    display: grid;
    gap: var(--chama-space-4);
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .card-head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--chama-space-1) var(--chama-space-3);
    align-items: baseline;
    justify-content: space-between;
  }
  .divided > * + * {
    border-block-start: 1px solid var(--chama-color-border);
    padding-block-start: var(--chama-space-4);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--chama-space-1) var(--chama-space-4);
    color: var(--chama-color-muted);
    font-size: var(--chama-text-s);
  }
  .facts > * {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }
  .facts .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  @container chama (min-width: 37.5em) {
    .card {
      padding: 20px;
    }
  }
`;
