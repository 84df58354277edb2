// Strips above the stage: what is wrong with the connection, and who waits outside. They never move the stage.
import { css } from 'lit';

export const banner = css`
  .lines > *,
  .hear {
    margin-block-end: var(--chama-space-2);
  }
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--chama-space-1) var(--chama-space-3);
    padding: var(--chama-space-2) var(--chama-space-3);
    min-block-size: var(--chama-target);
    border-radius: var(--chama-radius);
    background: var(--chama-color-surface-2);
    font-size: var(--chama-text-s);
    line-height: 1.35;
  }
  .banner > .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .banner > div {
    flex: 1 1 11em;
    min-inline-size: 0;
  }
  .banner > .acts {
    flex: 0 1 auto;
    display: flex;
    gap: var(--chama-space-1);
    margin-inline-start: auto;
  }
  .banner.wait {
    background: var(--chama-color-pending-soft);
  }
  .banner.wait > .icon, .banner.wait strong {
    color: var(--chama-color-pending);
  }
  .banner .button {
    font-size: var(--chama-text-s);
  }
  .banner.has-act {
    padding-block: var(--chama-space-1);
    padding-inline-end: var(--chama-space-1);
  }
  .knock {
    background: var(--chama-color-pending-soft);
    border-radius: var(--chama-tile-radius);
    padding: var(--chama-space-2) var(--chama-space-2) var(--chama-space-2) var(--chama-space-3);
    display: grid;
    gap: 0;
  }
  .knock-head {
    display: flex;
    align-items: center;
    gap: var(--chama-space-2);
    justify-content: space-between;
    font-size: var(--chama-text-s);
    font-weight: 600;
    color: var(--chama-color-pending);
    min-block-size: 40px;
  }
  .knock .quiet {
    color: var(--chama-color-pending);
    min-block-size: var(--chama-target);
    margin-block: -4px;
    font-size: var(--chama-text-s);
  }
  .knock .person {
    display: flex;
    flex-wrap: wrap;
    min-block-size: var(--chama-control);
    padding: 0;
  }
  .knock .who {
    flex: 1 1 6em;
  }
  .knock .name {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .knock .button {
    padding-inline: 14px;
    font-size: var(--chama-text-s);
  }
  .knock .acts {
    margin-inline-start: auto;
    display: flex;
    gap: var(--chama-space-2);
  }
  .knock .deny {
    background: transparent;
    border-color: var(--chama-color-border-strong);
  }
  @container chama (max-width: 17em) {
    .knock .acts {
      flex: 1 1 100%;
    }
    .knock .acts > .button {
      flex: 1;
    }
  }
`;
