// A person's picture. Twelve hues for initials, one set for light and dark: initials at least 4.9:1 on the colour, the colour 3:1 on the room.
import { css } from 'lit';

export const avatar = css`
  :host {
    --size: 40px;
    display: inline-block;
    position: relative;
    flex: none;
    inline-size: var(--size);
    block-size: var(--size);
    border-radius: 50%;
  }
  :host([size='xs']) {
    --size: 28px;
  }
  :host([size='l']) {
    --size: 56px;
  }
  :host([size='xl']) {
    --size: 72px;
  }
  :host([size='xxl']) {
    --size: 104px;
  }
  /* The ring follows the level where the room sets --level (0 to 1); without it, it is simply there. */
  :host([speaking]) {
    box-shadow: 0 0 0 3px var(--chama-color-surface), 0 0 0 calc(3px + 3px * var(--level, 1)) var(--chama-color-accent);
  }
  .face {
    display: grid;
    place-items: center;
    overflow: hidden;
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    background: var(--hue);
    color: var(--on-hue);
    font-size: max(12px, calc(var(--size) * 0.36));
    font-weight: 600;
    line-height: 1;
    letter-spacing: 0.01em;
  }
  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: var(--chama-color-picture);
  }
  [data-hue="1"] {
    --hue: #9d4a4f;
    --on-hue: #fff2f1;
  }
  [data-hue="2"] {
    --hue: #9c4e36;
    --on-hue: #fef2ee;
  }
  [data-hue="3"] {
    --hue: #935714;
    --on-hue: #fef3e9;
  }
  [data-hue="4"] {
    --hue: #836205;
    --on-hue: #fef4df;
  }
  [data-hue="5"] {
    --hue: #626f17;
    --on-hue: #f3f8e2;
  }
  [data-hue="6"] {
    --hue: #307944;
    --on-hue: #e8fbeb;
  }
  [data-hue="7"] {
    --hue: #037967;
    --on-hue: #e1fcf5;
  }
  [data-hue="8"] {
    --hue: #027582;
    --on-hue: #e1fbff;
  }
  [data-hue="9"] {
    --hue: #0e6f9f;
    --on-hue: #ecf7ff;
  }
  [data-hue="10"] {
    --hue: #4c64a7;
    --on-hue: #f1f5ff;
  }
  [data-hue="11"] {
    --hue: #795598;
    --on-hue: #f8f2ff;
  }
  [data-hue="12"] {
    --hue: #934b76;
    --on-hue: #fff1f8;
  }
`;
