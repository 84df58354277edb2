// The frame of the room: header, stage, control bar, and a panel beside the stage where there is room.
import { css } from 'lit';

export const room = css`
  .inline {
    display: inline-block;
  }
  .room {
    block-size: var(--chama-height, 100dvh);
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    grid-template-areas: "head" "main" "bar";
    overflow: hidden;
  }
  .room-head {
    grid-area: head;
    display: flex;
    align-items: center;
    gap: var(--chama-space-3);
    min-block-size: 64px;
    padding: var(--chama-space-2) var(--chama-space-4);
  }
  .room-title {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    gap: 0;
  }
  .room-title h1 {
    font-size: var(--chama-text-m);
    letter-spacing: 0;
    line-height: 1.35;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .room-title p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 4px;
    font-size: var(--chama-text-s);
    color: var(--chama-color-muted);
    line-height: 1.35;
    font-variant-numeric: tabular-nums;
  }
  .room-title .live {
    color: var(--chama-color-danger);
    font-weight: 600;
    display: inline-flex;
    gap: 6px;
    align-items: center;
  }
  .room-title .live::before {
    content: "";
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  .leave {
    padding-inline: var(--chama-space-4);
    border-radius: var(--chama-radius-full);
    flex: none;
  }
  .room-main {
    grid-area: main;
    container: room / inline-size;
    min-block-size: 0;
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    grid-template-columns: minmax(0, 1fr);
    padding-inline: var(--chama-space-4);
    position: relative;
  }
  .stage {
    grid-row: 2;
    min-block-size: 0;
    overflow-y: auto;
    scrollbar-width: none;
    padding-block-end: var(--chama-space-2);
  }
  .tops > chama-knock-list {
    margin-block-end: var(--chama-space-2);
  }
  .dim {
    opacity: 0.45;
  }
  @container chama (min-width: 45em) {
    .room-head {
      padding-inline: var(--chama-space-6);
      min-block-size: 72px;
      gap: var(--chama-space-4);
    }
    .room-title h1 {
      font-size: var(--chama-text-l);
    }
    .room-main {
      padding-inline: var(--chama-space-6);
    }
    .tops {
      max-inline-size: 520px;
      inline-size: 100%;
      margin-inline: auto;
    }
  }
  @container chama (min-width: 56.25em) {
    .room-main:not(.has-panel) chama-knock-list {
      position: absolute;
      z-index: 2;
      inset-block-start: 0;
      inset-inline-end: var(--chama-space-6);
      inline-size: 344px;
    }
    .stage {
      padding-block-end: var(--chama-space-3);
    }
    .room.with-panel {
      grid-template-columns: minmax(0, 1fr) 344px;
      grid-template-areas: "head head" "main panel" "bar bar";
    }
  }
  @container chama (max-width: 17em) {
    .room-head {
      flex-wrap: wrap;
    }
  }
  @container chama (width < 56.25em) {
    .with-panel :is(.stage, chama-reaction-flight) {
      display: none;
    }
    .with-panel .room-main {
      grid-area: tops;
    }
    .with-panel {
      grid-template-rows: auto auto auto minmax(0, 1fr) auto;
      grid-template-areas: "head" "peek" "tops" "main" "bar";
    }
    .with-panel chama-control-bar {
      display: none;
    }
  }
`;
