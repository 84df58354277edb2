// What stands where data will be: quiet blocks in the final layout, so nothing jumps when it comes.
import { css } from 'lit';

export const skeleton = css`
  .bone {
    display: block;
    inline-size: 100%;
    max-inline-size: var(--bone, 12em);
    block-size: 1em;
    border-radius: 6px;
    background: var(--chama-color-surface-3);
  }
  .bone.short {
    --bone: 7em;
  }
  .bone.long {
    --bone: 22em;
  }
  .bone.title {
    block-size: 1.4em;
    --bone: 15em;
  }
  .bone.pill {
    block-size: 28px;
    border-radius: var(--chama-radius-full);
    --bone: 9em;
  }
  .bone.control {
    block-size: var(--chama-target);
    border-radius: var(--chama-radius);
    --bone: none;
  }
  .bones {
    display: grid;
    gap: var(--chama-space-2);
  }
  @media (prefers-reduced-motion: no-preference) {
    .bone {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      from {
        opacity: 1;
      }
      to {
        opacity: 0.55;
      }
    }
  }
`;
