// Every colour, size, radius, duration and shadow, once. Only the two public tags carry it; all inside inherits, nothing else holds a value.
import { css } from 'lit';

/** Marked (public): in the contract, a portal may set it on the tag. The tag writes data-scheme; the room is always dark. */
export const tokens = css`
  :host {
    /* Colour, light: before and after the meeting */
    --chama-color-surface: #fbf8f3; /* (public) the page */
    --chama-color-surface-2: #ffffff; /* (public) cards, fields, sheets */
    --chama-color-surface-3: #f1ece2; /* wells: tracks, quiet chips, hover */
    --chama-color-on-surface: #1a1f1c; /* (public) */
    --chama-color-muted: #5c6761; /* (public) secondary text, 5:1 on all three surfaces */
    --chama-color-border: #e5dfd4; /* (public) decorative only */
    --chama-color-border-strong: #7c8780; /* inputs, toggles, anything one must see: 3:1 */
    --chama-color-accent: #0b6b4d; /* (public) */
    --chama-color-accent-hover: #095a41;
    --chama-color-on-accent: #ffffff; /* (public) */
    --chama-color-accent-soft: #e3f0ea; /* selected, "yes", own message */
    --chama-color-on-accent-soft: #0a5c43;
    --chama-color-pending: #8a5a0b; /* lobby, soon, late, hands */
    --chama-color-pending-soft: #fcf1dc;
    --chama-color-danger: #b3261e; /* (public) live, leave, errors */
    --chama-color-danger-hover: #971f18;
    --chama-color-on-danger: #ffffff;
    --chama-color-danger-soft: #fbeae8;
    --chama-color-focus: #0b6b4d; /* (public) */
    --chama-color-backdrop: rgb(26 31 28 / 0.56);
    --chama-shadow: 0 1px 2px rgb(26 31 28 / 0.06), 0 12px 32px rgb(26 31 28 / 0.16);

    /* On pictures, the same in both schemes */
    --chama-color-picture: #1a2320; /* behind a camera that is off, a shared screen's margins */
    --chama-color-scrim: rgb(15 21 19 / 0.78);
    --chama-color-on-scrim: #ffffff;

    /* Shape, type, space, time */
    --chama-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; /* (public) */
    --chama-font-size: 16px; /* (public) everything else follows */
    --chama-text-s: calc(var(--chama-font-size) * 0.875); /* 14: secondary, never smaller */
    --chama-text-m: var(--chama-font-size); /* 16 */
    --chama-text-l: calc(var(--chama-font-size) * 1.25); /* 20 */
    --chama-text-xl: calc(var(--chama-font-size) * 1.625); /* 26 */
    --chama-leading: 1.45;
    --chama-leading-tight: 1.2;

    --chama-space: 4px; /* (public) the grid */
    --chama-space-1: var(--chama-space);
    --chama-space-2: calc(var(--chama-space) * 2);
    --chama-space-3: calc(var(--chama-space) * 3);
    --chama-space-4: calc(var(--chama-space) * 4);
    --chama-space-6: calc(var(--chama-space) * 6);
    --chama-space-8: calc(var(--chama-space) * 8);
    --chama-space-12: calc(var(--chama-space) * 12);

    --chama-radius: 12px; /* (public) cards, inputs */
    --chama-tile-radius: 16px; /* (public) tiles, sheets */
    --chama-radius-full: 999px; /* control buttons, chips */
    --chama-target: 48px; /* the least a finger may have to hit */
    --chama-control: 56px; /* control bar and pre-join toggles */
    --chama-duration: 150ms;
    --chama-ease: cubic-bezier(0.2, 0, 0, 1);
    color-scheme: light;
  }
  :host([data-scheme="dark"]) {
    --chama-color-surface: #0f1513;
    --chama-color-surface-2: #1a2320;
    --chama-color-surface-3: #25312c;
    --chama-color-on-surface: #f1f5f2;
    --chama-color-muted: #a3b0a9;
    --chama-color-border: #2c3833;
    --chama-color-border-strong: #6e7d76;
    --chama-color-accent: #45cf98;
    --chama-color-accent-hover: #63dbab;
    --chama-color-on-accent: #06251a;
    --chama-color-accent-soft: #12382b;
    --chama-color-on-accent-soft: #8ce5c0;
    --chama-color-pending: #f2c572;
    --chama-color-pending-soft: #33270f;
    --chama-color-danger: #ff8a80;
    --chama-color-danger-hover: #ffa39b;
    --chama-color-on-danger: #3a0705;
    --chama-color-danger-soft: #3a1714;
    --chama-color-focus: #45cf98;
    --chama-color-backdrop: rgb(5 8 7 / 0.68);
    --chama-shadow: 0 1px 2px rgb(0 0 0 / 0.4), 0 12px 32px rgb(0 0 0 / 0.48);
    color-scheme: dark;
  }
  @media (prefers-contrast: more) {
    :host {
      --chama-color-muted: #39423d;
      --chama-color-border: #7c8780;
      --chama-color-border-strong: #39423d;
    }
    :host([data-scheme="dark"]) {
      --chama-color-muted: #d3dcd7;
      --chama-color-border: #6e7d76;
      --chama-color-border-strong: #a3b0a9;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --chama-duration: 0ms;
    }
  }
`;
