// A shared screen owns the stage; people lie below it on a phone, beside it on a desktop.
import { css } from 'lit';

export const share = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
  }
  .share {
    display: grid;
    gap: var(--chama-space-2);
    block-size: 100%;
    min-block-size: 0;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
  }
  .share-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--chama-space-2);
    font-size: var(--chama-text-s);
    font-weight: 500;
  }
  .strip {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: var(--chama-space-2);
  }
  .strip > li {
    display: grid;
    aspect-ratio: 4 / 5;
    max-block-size: 28dvh;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .strip > li > * {
    border-radius: var(--chama-radius);
  }
  .more-tile {
    display: grid;
    place-items: center;
    inline-size: 100%;
    padding: 4px;
    border: 0;
    background: var(--chama-color-surface-3);
    color: var(--chama-color-on-surface);
    font-size: var(--chama-text-s);
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
  }
  @container room (min-width: 45em) {
    .share {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) 176px;
      gap: var(--chama-space-3);
    }
    .share-head {
      grid-column: 1 / -1;
    }
    .strip {
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      overflow: hidden;
      gap: var(--chama-space-3);
    }
    .strip > li {
      aspect-ratio: 16 / 10;
      max-block-size: none;
    }
  }
`;

export const sharedScreen = css`
  :host {
    position: relative;
    display: grid;
    min-block-size: 0;
    min-inline-size: 0;
    border-radius: var(--chama-tile-radius);
    overflow: hidden;
    background: var(--chama-color-picture);
  }
  .view {
    display: grid;
    overflow: auto;
    scrollbar-width: thin;
    min-block-size: 0;
    min-inline-size: 0;
    touch-action: pan-x pan-y;
  }
  video {
    inline-size: calc(100% * var(--zoom, 1));
    block-size: calc(100% * var(--zoom, 1));
    object-fit: contain;
  }
  .tools {
    position: absolute;
    inset-block-end: var(--chama-space-2);
    inset-inline-end: var(--chama-space-2);
    display: flex;
    gap: var(--chama-space-1);
    border-radius: var(--chama-radius-full);
    background: var(--chama-color-scrim);
    color: var(--chama-color-on-scrim);
  }
  .tools .icon-button {
    color: inherit;
  }
  .tools .icon-button:hover {
    background: var(--chama-color-scrim);
  }
`;
