// A switch whose whole row is the target.
import { css } from 'lit';

export const switchRow = css`
  .switch-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px var(--chama-space-4);
    align-items: center;
    min-block-size: var(--chama-target);
  }
  .switch-row > .label {
    font-weight: 500;
    line-height: 1.3;
  }
  .switch-row > .help {
    grid-column: 1;
    font-size: var(--chama-text-s);
    color: var(--chama-color-muted);
  }
  .switch {
    grid-row: 1 / span 2;
    grid-column: 2;
    appearance: none;
    position: relative;
    inline-size: 52px;
    block-size: 32px;
    flex: none;
    border: 2px solid var(--chama-color-border-strong);
    border-radius: var(--chama-radius-full);
    background: var(--chama-color-surface-2);
    cursor: pointer;
  }
  .switch::before {
    content: "";
    position: absolute;
    inset-block-start: 6px;
    inset-inline-start: 6px;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    background: var(--chama-color-border-strong);
    transition: translate var(--chama-duration) var(--chama-ease);
  }
  .switch:checked {
    background: var(--chama-color-accent);
    border-color: var(--chama-color-accent);
  }
  .switch:checked::before {
    inset-block-start: 4px;
    inset-inline-start: 24px;
    inline-size: 20px;
    block-size: 20px;
    background: var(--chama-color-on-accent);
  }
  .switch::after {
    content: "";
    position: absolute;
    inset: -10px;
  }
`;
