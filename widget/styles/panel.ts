// Panels: a 344 px column beside the stage; on a phone a sheet over it that leaves the speaker in sight.
import { css } from 'lit';

export const panel = css`
  :host {
    grid-area: panel;
    display: grid;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .panel {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    min-block-size: 0;
    background: var(--chama-color-surface-2);
    border-radius: var(--chama-tile-radius);
    margin: 0 var(--chama-space-4) var(--chama-space-3) 0;
    overflow: hidden;
  }
  .panel-head {
    display: flex;
    align-items: center;
    gap: var(--chama-space-2);
    padding: var(--chama-space-2) var(--chama-space-2) var(--chama-space-2) var(--chama-space-4);
    border-block-end: 1px solid var(--chama-color-border);
  }
  .panel-head h2 {
    flex: 1;
  }
  .panel-body {
    overflow-y: auto;
    scrollbar-width: none;
    padding: var(--chama-space-4);
    display: grid;
    gap: var(--chama-space-4);
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .panel-foot {
    border-block-start: 1px solid var(--chama-color-border);
    padding: var(--chama-space-2) var(--chama-space-3);
    padding-block-end: max(var(--chama-space-2), env(safe-area-inset-bottom));
  }
  .panel-body.from-end {
    display: flex;
    flex-direction: column-reverse;
  }
  .grip {
    display: none;
  }
  .panel-body h3 {
    font-size: var(--chama-text-s);
    color: var(--chama-color-muted);
    font-weight: 600;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--chama-space-2);
    min-block-size: 32px;
  }
  .panel .list {
    display: grid;
  }
  .panel .person .icon-button {
    margin-inline-end: -12px;
  }
  .order {
    inline-size: 24px;
    block-size: 24px;
    display: inline-grid;
    place-items: center;
    border-radius: 50%;
    background: var(--chama-color-pending);
    color: var(--chama-color-pending-soft);
    font-size: 14px;
    font-weight: 700;
  }
  .handle {
    inline-size: 36px;
    block-size: 4px;
    border-radius: 2px;
    background: var(--chama-color-border-strong);
  }
  @container chama (width < 56.25em) {
    :host {
      grid-area: main / main / bar / bar;
      z-index: 3;
    }
    .panel {
      margin: 0;
      translate: 0 var(--drag, 0);
      border-radius: var(--chama-tile-radius) var(--chama-tile-radius) 0 0;
      grid-template-rows: auto auto minmax(0, 1fr) auto;
      box-shadow: var(--chama-shadow);
    }
    .panel > .grip {
      display: grid;
      justify-items: center;
      padding: 6px 0 2px;
      touch-action: none;
      cursor: grab;
    }
    .handle {
      display: block;
    }
    .panel-head {
      padding-block: 0 var(--chama-space-1);
    }
  }
`;
