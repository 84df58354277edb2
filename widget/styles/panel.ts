// Panels: a 344 px column beside the stage; on a phone a sheet over it that leaves the speaker in sight.
import { css } from 'lit';

export const panel = css`
  .panel {
    grid-area: panel;
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
  .handle {
    display: none;
  }
  .peek {
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
  @container chama (max-width: 56.24em) {
    .panel {
      grid-area: main / main / bar / bar;
      z-index: 3;
      margin: 0;
      border-radius: var(--chama-tile-radius) var(--chama-tile-radius) 0 0;
      grid-template-rows: auto auto minmax(0, 1fr) auto;
      box-shadow: var(--chama-shadow);
    }
    .panel > .handle {
      display: block;
      margin: 6px auto 0;
    }
    .panel-head {
      padding-block: 0 var(--chama-space-1);
    }
    .peek {
      grid-area: peek;
      display: flex;
      align-items: center;
      gap: var(--chama-space-4);
      padding: var(--chama-space-1) var(--chama-space-4) var(--chama-space-3) 22px;
    }
    .peek .who {
      flex: 1;
      min-inline-size: 0;
      line-height: 1.3;
    }
    .peek .control {
      flex: none;
      grid-auto-flow: column;
      align-items: center;
      gap: var(--chama-space-2);
      inline-size: auto;
    }
    .peek .control .face {
      block-size: 48px;
      inline-size: 64px;
    }
  }
`;
