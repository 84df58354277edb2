// Rows and groups of people. The picture itself is person-avatar.
import { css } from 'lit';

export const people = css`
  .person {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--chama-space-3);
    align-items: center;
    min-block-size: var(--chama-control);
    padding-block: var(--chama-space-1);
  }
  .person .who {
    display: grid;
    min-inline-size: 0;
  }
  .person.away > chama-person-avatar {
    filter: grayscale(1) brightness(0.75);
  }
  .person.away .name {
    color: var(--chama-color-muted);
  }
  .person .who > * {
    overflow-wrap: break-word;
  }
  .person .sub > .icon {
    margin-inline-end: 4px;
    vertical-align: -0.2em;
  }
  .person .name {
    font-weight: 500;
    line-height: 1.3;
  }
  .person .sub {
    font-size: var(--chama-text-s);
    color: var(--chama-color-muted);
    line-height: 1.35;
  }
  .people-grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
    column-gap: var(--chama-space-6);
  }
  @container chama (max-width: 17em) {
    .person {
      column-gap: var(--chama-space-2);
    }
  }
`;
