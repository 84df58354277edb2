// One picture on the stage: its name, its marks, its speaking ring.
import { css } from 'lit';

export const tile = css`
  .tile {
    position: relative;
    overflow: hidden;
    border-radius: var(--chama-tile-radius);
    background: var(--chama-color-surface-2);
    display: grid;
    place-items: center;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .tile > svg.photo {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .tile.mine > svg.photo {
    scale: -1 1;
  }
  .tile.speaking {
    box-shadow: inset 0 0 0 3px var(--chama-color-accent);
  }
  .tile.speaking > svg.photo {
    clip-path: inset(3px round 13px);
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
  .tile-mark {
    position: absolute;
    inset-block-start: var(--chama-space-2);
    inset-inline-end: var(--chama-space-2);
    box-shadow: none;
  }
  .tile.small .tile-name {
    inset-inline-start: 4px;
    inset-block-end: 4px;
    max-inline-size: calc(100% - 8px);
    padding: 1px 8px;
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
  .more-tile {
    background: var(--chama-color-surface-3);
    color: var(--chama-color-on-surface);
    border: 0;
    font-weight: 600;
    font-size: var(--chama-text-s);
    padding: 4px;
    line-height: 1.25;
  }
`;
