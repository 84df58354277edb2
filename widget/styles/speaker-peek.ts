// Who speaks, and the microphone, above a sheet that covers the stage of a phone.
import { css } from 'lit';

export const speakerPeek = css`
  :host {
    display: none;
  }
  @container chama (max-width: 56.24em) {
    :host {
      grid-area: peek;
      display: block;
    }
  }
  .peek {
    display: flex;
    align-items: center;
    gap: var(--chama-space-4);
    padding: var(--chama-space-1) var(--chama-space-4) var(--chama-space-3) 22px;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .control {
    flex: none;
    inline-size: auto;
  }
  .control > .face {
    block-size: 48px;
  }
  .control.mic > .face {
    inline-size: 64px;
  }
`;
