// Notices in the flow of a page: an icon, one sentence, what to do.
import { css } from 'lit';

export const notice = css`
  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--chama-space-3);
    padding: var(--chama-space-3) var(--chama-space-4);
    border-radius: var(--chama-radius);
    background: var(--chama-color-surface-3);
  }
  .notice > div {
    display: grid;
    gap: var(--chama-space-1);
    min-inline-size: 0;
    align-content: center;
    justify-items: start;
  }
  .notice.wait {
    background: var(--chama-color-pending-soft);
  }
  .notice.wait > .icon, .notice.wait strong {
    color: var(--chama-color-pending);
  }
  .notice.bad {
    background: var(--chama-color-danger-soft);
  }
  .notice.bad > .icon, .notice.bad strong {
    color: var(--chama-color-danger);
  }
  .notice.good {
    background: var(--chama-color-accent-soft);
  }
  .notice.good > .icon, .notice.good strong {
    color: var(--chama-color-on-accent-soft);
  }
  .notice ol {
    display: grid;
    gap: var(--chama-space-2);
    counter-reset: s;
    margin-block: var(--chama-space-1);
  }
  .notice ol > li {
    display: grid;
    grid-template-columns: 1.5em minmax(0, 1fr);
    counter-increment: s;
  }
  .notice ol > li::before {
    content: counter(s) ".";
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
`;
