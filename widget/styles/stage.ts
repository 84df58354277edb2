// How tiles lie: one speaker and a strip on a phone, a grid to nine on a desktop, or either everywhere if the portal says so.
// The order in the document stays, so no picture is attached anew.
import { type CSSResult, css } from 'lit';

const asGrid = (at: CSSResult) => css`
  ${at}.tiles {
    gap: var(--chama-space-3);
    grid-template: none;
    grid-auto-rows: minmax(0, 1fr);
    grid-template-columns: repeat(var(--columns, 3), minmax(0, 1fr));
  }
  ${at} > .spot {
    order: 0;
    grid-column: auto;
  }
  ${at}.two > .cell {
    grid-area: auto;
    align-self: stretch;
    margin: 0;
  }
  ${at}.two > .strip > * {
    box-shadow: none;
  }
  ${at} > .strip {
    aspect-ratio: auto;
    max-block-size: none;
  }
  ${at} > .strip > * {
    border-radius: var(--chama-tile-radius);
  }
  ${at} > .wide-only {
    display: grid;
  }
  ${at} > .narrow-only {
    display: none;
  }
  ${at} .wide {
    display: inline;
  }
  ${at} .narrow {
    display: none;
  }
`;

const auto = css`.auto`;
const grid = css`.grid`;

export const stage = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
  }
  .tiles {
    display: grid;
    gap: var(--chama-space-2);
    block-size: 100%;
    min-block-size: 0;
    grid-template: minmax(0, 1fr) auto / repeat(4, minmax(0, 1fr));
  }
  .cell {
    display: grid;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .cell.strip {
    aspect-ratio: 4 / 5;
    max-block-size: 28dvh;
  }
  .cell.strip > * {
    border-radius: var(--chama-radius);
  }
  .cell.spot {
    order: -1;
    grid-column: 1 / -1;
  }
  /* Two people: oneself in the corner of the other. */
  .tiles.two > .spot {
    grid-row: 1;
  }
  .tiles.two > .strip {
    z-index: 1;
    grid-area: 1 / 4;
    align-self: end;
    margin: 0 var(--chama-space-2) var(--chama-space-2) 0;
  }
  .tiles.two > .strip > * {
    box-shadow: 0 0 0 2px var(--chama-color-surface);
  }
  .cell.wide-only {
    display: none;
  }
  .more-tile {
    display: grid;
    place-items: center;
    inline-size: 100%;
    padding: 4px;
    border: 0;
    border-radius: var(--chama-radius);
    background: var(--chama-color-surface-3);
    color: var(--chama-color-on-surface);
    font-size: var(--chama-text-s);
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
  }
  .more-tile .wide {
    display: none;
  }
  @container room (min-width: 45em) {
    ${asGrid(auto)}
  }
  ${asGrid(grid)}
`;
