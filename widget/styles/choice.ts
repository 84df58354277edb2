// A choice of a few that is always open, such as the answer to an invitation.
import { css } from 'lit';

export const choice = css`
  .choice {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    gap: var(--chama-space-2);
  }
  .choice > button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: var(--chama-target);
    padding: var(--chama-space-2);
    border: 1px solid var(--chama-color-border-strong);
    border-radius: var(--chama-radius);
    background: var(--chama-color-surface-2);
    font-weight: 500;
    line-height: var(--chama-leading-tight);
  }
  .choice > button[aria-pressed="true"],
  .choice > button[aria-pressed="true"]:hover {
    background: var(--chama-color-accent-soft);
    border-color: var(--chama-color-accent);
    color: var(--chama-color-on-accent-soft);
    font-weight: 600;
    box-shadow: inset 0 0 0 1px var(--chama-color-accent);
  }
  .rsvp {
    display: grid;
    gap: var(--chama-space-2);
  }
  .choice > button:hover {
    background: var(--chama-color-surface-3);
  }
  .failed {
    color: var(--chama-color-danger);
  }
  .failed:empty {
    display: none;
  }
  @container chama (max-width: 17em) {
    .choice {
      grid-auto-flow: row;
    }
  }
`;
