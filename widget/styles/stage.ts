// How tiles lie: one speaker and a strip on a phone, a grid on a desktop, a shared screen that owns the stage.
import { css } from 'lit';

export const stage = css`
  .screen .hint {
    position: absolute;
    inset-block-end: 20px;
    inset-inline-start: var(--chama-space-4);
    color: var(--chama-color-muted);
    font-size: var(--chama-text-s);
  }
  .video {
    display: grid;
    gap: var(--chama-space-2);
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
    block-size: 100%;
    min-block-size: 0;
  }
  .strip {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(4.75em, 1fr);
    gap: var(--chama-space-2);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .strip .tile {
    aspect-ratio: 4 / 5;
    border-radius: var(--chama-radius);
  }
  .grid-n {
    display: none;
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
  .screen {
    position: relative;
    border-radius: var(--chama-tile-radius);
    overflow: hidden;
    background: var(--chama-color-picture);
    display: grid;
    align-items: center;
    min-block-size: 0;
  }
  .screen > svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .screen .tools {
    position: absolute;
    inset-block-end: var(--chama-space-2);
    inset-inline-end: var(--chama-space-2);
    display: flex;
    gap: var(--chama-space-1);
    padding: 0;
    border-radius: var(--chama-radius-full);
    background: var(--chama-color-scrim);
    color: var(--chama-color-on-scrim);
  }
  .screen .tools .icon-button {
    color: inherit;
  }
  @container chama (min-width: 45em) {
    .screen .hint {
      display: none;
    }
  }
  @container room (min-width: 45em) {
    .video.has-grid > .strip, .video.has-grid > .tile {
      display: none;
    }
    .video.has-grid {
      grid-template-rows: minmax(0, 1fr);
    }
    .grid-n {
      display: grid;
      gap: var(--chama-space-3);
      grid-auto-rows: minmax(0, 1fr);
      grid-template-columns: repeat(3, minmax(0, 1fr));
      min-block-size: 0;
    }
    .share {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) 176px;
      gap: var(--chama-space-3);
    }
    .share > .share-head {
      grid-column: 1 / -1;
    }
    .share > .strip {
      grid-auto-flow: row;
      grid-auto-columns: auto;
      grid-auto-rows: min-content;
      align-content: start;
      overflow: hidden;
      gap: var(--chama-space-3);
    }
    .share > .strip .tile {
      aspect-ratio: 16 / 10;
    }
  }
`;
