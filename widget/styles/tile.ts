// One picture on the stage: its name, its marks, its speaking ring. The element itself is the tile.
import { css } from 'lit';

export const tile = css`
  :host {
    position: relative;
    overflow: hidden;
    border-radius: var(--chama-tile-radius);
    background: var(--chama-color-surface-2);
    display: grid;
    place-items: center;
    min-inline-size: 0;
    min-block-size: 0;
    container: tile / size;
  }
  /* Above the picture, inside the edge: the layout never moves, and the ring follows the level. */
  :host([speaking])::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid var(--chama-color-accent);
    border-radius: inherit;
    opacity: calc(0.55 + 0.45 * var(--level, 1));
    pointer-events: none;
  }
  :host([away]) :is(video, chama-person-avatar) {
    filter: grayscale(1) brightness(0.6);
  }
  video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: var(--chama-color-picture);
  }
  :host([mirrored]) video {
    scale: -1 1;
  }
  chama-person-avatar {
    --size: clamp(40px, 40cqmin, 104px);
  }
  .tile-name {
    position: absolute;
    inset-block-end: var(--chama-space-2);
    inset-inline-start: var(--chama-space-2);
    max-inline-size: calc(100% - 16px);
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 3px 10px;
    border-radius: var(--chama-radius-full);
    background: var(--chama-color-scrim);
    color: var(--chama-color-on-scrim);
    font-size: var(--chama-text-s);
    font-weight: 500;
    line-height: 1.4;
  }
  .tile-name .icon {
    inline-size: 1.15em;
    block-size: 1.15em;
  }
  .hand {
    position: absolute;
    inset-block-start: var(--chama-space-2);
    inset-inline-end: var(--chama-space-2);
    box-shadow: none;
  }
  .tile-off {
    display: none;
  }
  @container tile (max-width: 10em) {
    .tile-name {
      inset-inline-start: 4px;
      inset-block-end: 4px;
      max-inline-size: calc(100% - 8px);
      padding: 1px 8px;
    }
    .tile-name .icon {
      display: none;
    }
    .hand {
      inset-block-start: 4px;
      inset-inline: 4px auto;
    }
    .rest {
      display: none;
    }
    .tile-off {
      position: absolute;
      inset-block-start: 4px;
      inset-inline-end: 4px;
      display: grid;
      place-items: center;
      inline-size: 24px;
      block-size: 24px;
      border-radius: 50%;
      background: var(--chama-color-scrim);
      color: var(--chama-color-on-scrim);
    }
    .tile-off .icon {
      inline-size: 16px;
      block-size: 16px;
    }
  }
  @media (forced-colors: active) {
    :host {
      border: 1px solid;
    }
    :host([speaking])::after {
      border-color: Highlight;
    }
  }
`;
