// Fields: label above, help or error below and tied by aria-describedby. 48 px.
import { css } from 'lit';

export const field = css`
  .field {
    display: grid;
    gap: 6px;
    min-inline-size: 0;
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .field label, .field > .label {
    font-weight: 500;
    line-height: 1.3;
  }
  .field .opt {
    font-weight: 400;
    color: var(--chama-color-muted);
  }
  .field .help {
    font-size: var(--chama-text-s);
    color: var(--chama-color-muted);
  }
  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--chama-target);
    padding: 11px var(--chama-space-3);
    border: 1px solid var(--chama-color-border-strong);
    border-radius: var(--chama-radius);
    background: var(--chama-color-surface-2);
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
  }
  textarea.input {
    resize: vertical;
    display: block;
  }
  select.input {
    appearance: none;
    padding-inline-end: 40px;
  }
  .select {
    position: relative;
    display: grid;
  }
  .select > .icon {
    position: absolute;
    inset-inline-end: 12px;
    inset-block: 0;
    margin-block: auto;
    pointer-events: none;
    inline-size: 20px;
    block-size: 20px;
    color: var(--chama-color-muted);
  }
  .input::placeholder {
    color: var(--chama-color-muted);
    opacity: 1;
  }
  .input[aria-invalid="true"] {
    border-color: var(--chama-color-danger);
    box-shadow: inset 0 0 0 1px var(--chama-color-danger);
  }
  .error {
    display: flex;
    gap: 6px;
    align-items: flex-start;
    color: var(--chama-color-danger);
    font-size: var(--chama-text-s);
    font-weight: 500;
  }
  .error .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-block-start: 0.08em;
  }
  .fields-2 {
    display: grid;
    gap: var(--chama-space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  @container chama (min-width: 37.5em) {
    .fields-2 {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
