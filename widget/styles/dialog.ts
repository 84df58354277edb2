// Dialogs: a sheet from below on a phone, centred where there is room. The backdrop is the dialog element itself.
import { css } from 'lit';

export const dialog = css`
  /* The dialog element fills the screen, so what lies in it is measured by the screen, not by the column the tag sits in. */
  .backdrop {
    position: fixed;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    background: var(--chama-color-backdrop);
    color: inherit;
    container: chama / inline-size;
  }
  .backdrop[open] {
    display: grid;
  }
  .backdrop::backdrop {
    background: none;
  }
  .dialog {
    display: grid;
    align-self: end;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    max-block-size: calc(100dvh - 24px);
    background: var(--chama-color-surface-2);
    border-radius: var(--chama-tile-radius) var(--chama-tile-radius) 0 0;
    box-shadow: var(--chama-shadow);
    overflow: hidden;
    position: relative;
  }
  .dialog-head {
    display: flex;
    align-items: center;
    gap: var(--chama-space-2);
    padding: var(--chama-space-4) var(--chama-space-2) var(--chama-space-2) var(--chama-space-4);
  }
  .dialog-head h2 {
    flex: 1;
  }
  .dialog-body {
    overflow-y: auto;
    scrollbar-width: thin;
    padding: var(--chama-space-2) var(--chama-space-4) var(--chama-space-6);
    display: grid;
    gap: var(--chama-space-4);
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .dialog-foot {
    display: grid;
    gap: var(--chama-space-2);
    padding: var(--chama-space-3) var(--chama-space-4) max(var(--chama-space-4), env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--chama-color-border);
  }
  .dialog-foot > [role='alert']:empty {
    display: none;
  }
  .dialog-foot .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    gap: var(--chama-space-2);
  }
  @container chama (max-width: 17em) {
    .dialog-foot .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .dialog.ask .dialog-body {
    padding-block-end: var(--chama-space-4);
  }
  .dialog .handle {
    position: absolute;
    inset-block-start: 6px;
    inset-inline: 0;
    margin-inline: auto;
    inline-size: 36px;
    block-size: 4px;
    border-radius: 2px;
    background: var(--chama-color-border-strong);
  }
  .act {
    display: grid;
    gap: 2px;
    inline-size: 100%;
    padding: var(--chama-space-3) var(--chama-space-4);
    text-align: start;
    border-radius: var(--chama-radius);
  }
  .leave-opt {
    display: grid;
    gap: var(--chama-space-3);
  }
  .leave-opt + .leave-opt {
    border-block-start: 1px solid var(--chama-color-border);
    padding-block-start: var(--chama-space-4);
  }
  @container chama (min-width: 37.5em) {
    .dialog {
      place-self: center;
      inline-size: calc(100% - 32px);
      max-inline-size: 600px;
      max-block-size: calc(100dvh - 32px);
      border-radius: var(--chama-tile-radius);
    }
    .dialog.ask {
      max-inline-size: 440px;
    }
    .dialog .handle {
      display: none;
    }
    .dialog-head {
      padding: var(--chama-space-4) var(--chama-space-4) var(--chama-space-3) var(--chama-space-6);
    }
    .dialog-body,
    .dialog-foot {
      padding-inline: var(--chama-space-6);
    }
    .dialog-foot {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      column-gap: var(--chama-space-4);
    }
    .dialog-foot .pair {
      grid-column: 2;
      display: flex;
      justify-content: flex-end;
    }
  }
`;
