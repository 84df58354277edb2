// Menus: they float, so they have the one soft shadow.
import { css } from 'lit';

export const menu = css`
  .menu {
    background: var(--chama-color-surface-2);
    border: 1px solid var(--chama-color-border);
    border-radius: var(--chama-radius);
    box-shadow: var(--chama-shadow);
    padding: var(--chama-space-1);
    display: grid;
    min-inline-size: 232px;
  }
  .menu > button {
    display: flex;
    align-items: center;
    gap: var(--chama-space-3);
    min-block-size: var(--chama-target);
    padding: var(--chama-space-2) var(--chama-space-3);
    border: 0;
    border-radius: 8px;
    background: none;
    text-align: start;
  }
  .menu > button:hover {
    background: var(--chama-color-surface-3);
  }
  .menu > .danger {
    color: var(--chama-color-danger);
  }
  .menu .icon {
    inline-size: 20px;
    block-size: 20px;
  }
`;
