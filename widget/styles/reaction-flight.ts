// Reactions rising over the stage.
import { css } from 'lit';

export const reactionFlight = css`
  :host {
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    inset-block-end: var(--chama-space-4);
    pointer-events: none;
  }
  .flights {
    display: flex;
    justify-content: center;
    gap: var(--chama-space-2);
  }
  .flight {
    display: inline-flex;
    align-items: center;
    gap: var(--chama-space-1);
    padding: var(--chama-space-1) var(--chama-space-3);
    border-radius: var(--chama-radius-full);
    background: var(--chama-color-scrim);
    color: var(--chama-color-on-scrim);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .emoji {
    font-size: 28px;
    line-height: 1.3;
  }
  @media (prefers-reduced-motion: no-preference) {
    .flight {
      animation: rise 2.6s var(--chama-ease) both;
    }
  }
  @keyframes rise {
    from {
      translate: 0 24px;
      opacity: 0;
    }
    12% {
      translate: 0 0;
      opacity: 1;
    }
    75% {
      opacity: 1;
    }
    to {
      translate: 0 -48px;
      opacity: 0;
    }
  }
`;
