// Buttons and links: 48 px, the label may wrap. One `.primary` on a screen.
import { css } from 'lit';

export const button = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--chama-space-2);
    min-block-size: var(--chama-target);
    padding: 10px var(--chama-space-4);
    border: 1px solid var(--chama-color-border-strong);
    border-radius: var(--chama-radius);
    background: var(--chama-color-surface-2);
    color: var(--chama-color-on-surface);
    font-weight: 600;
    line-height: var(--chama-leading-tight);
    text-align: center;
    text-decoration: none;
    transition: background-color var(--chama-duration) var(--chama-ease);
  }
  .button > .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-inline-start: -2px;
  }
  .button:hover {
    background: var(--chama-color-surface-3);
  }
  .button.primary {
    background: var(--chama-color-accent);
    border-color: var(--chama-color-accent);
    color: var(--chama-color-on-accent);
  }
  .button.primary:hover {
    background: var(--chama-color-accent-hover);
  }
  .button.soft {
    background: var(--chama-color-accent-soft);
    border-color: transparent;
    color: var(--chama-color-on-accent-soft);
  }
  .button.danger {
    background: var(--chama-color-danger);
    border-color: var(--chama-color-danger);
    color: var(--chama-color-on-danger);
  }
  .button.danger-quiet {
    color: var(--chama-color-danger);
    border-color: var(--chama-color-danger);
    background: transparent;
  }
  .button.quiet {
    min-inline-size: var(--chama-target);
    background: transparent;
    border-color: transparent;
    color: var(--chama-color-accent);
    padding-inline: var(--chama-space-3);
  }
  .button.quiet:hover {
    background: var(--chama-color-surface-3);
  }
  .button.wide {
    inline-size: 100%;
  }
  .button.tall {
    min-block-size: var(--chama-control);
    border-radius: var(--chama-tile-radius);
  }
  .button[aria-disabled="true"] {
    background: var(--chama-color-surface-3);
    border-color: transparent;
    color: var(--chama-color-muted);
    cursor: default;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    inline-size: var(--chama-target);
    block-size: var(--chama-target);
    flex: none;
    padding: 0;
    border: 0;
    border-radius: var(--chama-radius-full);
    background: transparent;
    color: var(--chama-color-on-surface);
  }
  .icon-button:hover {
    background: var(--chama-color-surface-3);
  }
  .link {
    color: var(--chama-color-accent);
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  .small-btn {
    font-size: var(--chama-text-s);
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    gap: var(--chama-space-2);
  }
  @container chama (min-width: 37.5em) {
    .pair {
      display: flex;
      justify-content: flex-end;
    }
  }
  @container chama (max-width: 17em) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
