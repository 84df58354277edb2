// Before walking in: preview, toggles, level and devices.
import { css } from 'lit';

export const preJoin = css`
  button.back {
    border: 0;
    background: none;
    text-align: start;
  }
  .live-line .live {
    color: var(--chama-color-danger);
    font-weight: 600;
  }
  .problem {
    color: var(--chama-color-danger);
    font-weight: 500;
  }
  .toggle.troubled {
    border-style: dashed;
  }
  .toggle {
    display: flex;
    align-items: center;
    gap: var(--chama-space-3);
    min-block-size: 64px;
    padding: var(--chama-space-2) var(--chama-space-3);
    border: 1px solid var(--chama-color-border-strong);
    border-radius: var(--chama-tile-radius);
    background: var(--chama-color-surface-2);
    text-align: start;
    min-inline-size: 0;
  }
  .toggle > span {
    display: grid;
    min-inline-size: 0;
    line-height: 1.3;
  }
  .toggle b {
    font-weight: 600;
  }
  .toggle .sub {
    font-size: var(--chama-text-s);
    color: var(--chama-color-muted);
  }
  .toggle[aria-pressed="true"] {
    background: var(--chama-color-accent);
    border-color: var(--chama-color-accent);
    color: var(--chama-color-on-accent);
  }
  .toggle[aria-pressed="true"] .sub {
    color: inherit;
  }
  .toggle[aria-disabled="true"] {
    background: var(--chama-color-surface-3);
    border-style: dashed;
    color: var(--chama-color-muted);
  }
  .pj-grid {
    display: grid;
    gap: var(--chama-space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .pj-toggles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5em), 1fr));
    gap: var(--chama-space-2);
  }
  .pj-level {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--chama-space-1) var(--chama-space-4);
  }
  .pj-level.boxed {
    padding: var(--chama-space-3) var(--chama-space-4);
    border: 1px solid var(--chama-color-border);
    border-radius: var(--chama-radius);
    background: var(--chama-color-surface-2);
  }
  .pj-more {
    display: flex;
    align-items: center;
    gap: var(--chama-space-3);
    min-block-size: var(--chama-target);
    padding: var(--chama-space-2) 0;
    border: 0;
    background: none;
    text-align: start;
    inline-size: 100%;
  }
  .pj-more > span {
    flex: 1;
  }
  .pj-more > :last-child {
    transition: rotate var(--chama-duration) var(--chama-ease);
  }
  .pj-more[aria-expanded='true'] > :last-child {
    rotate: 180deg;
  }
  .pj-devices:not(.shown) {
    display: none;
  }
  .preview {
    aspect-ratio: 2 / 1;
    background: var(--chama-color-picture);
  }
  .prejoin {
    gap: var(--chama-space-4);
  }
  @container chama (min-width: 56.25em) {
    .preview {
      aspect-ratio: 16 / 9;
    }
    .pj-grid {
      grid-template-columns: minmax(0, 1fr) 360px;
      gap: var(--chama-space-8);
      align-items: start;
    }
    .pj-devices:not(.shown) {
      display: grid;
    }
    .pj-more {
      display: none;
    }
  }
`;
