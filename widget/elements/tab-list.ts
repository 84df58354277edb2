// A row of tabs as WAI-ARIA has it: one tab stop, arrows move and choose, Home and End. The panels are the caller's, in the same shadow root.
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** A red dot after the word; this says what it means to who does not see it, beside the tab's name. */
  readonly dot?: string | undefined;
}

interface TabListOptions<Name extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
}

/** Tabs have the ids `tab-<name>`, and control the panel with the id `panel`. */
export function tabList<Name extends string>({ label, tabs, selected, onSelect }: TabListOptions<Name>): TemplateResult {
  const onKeydown = (event: KeyboardEvent) => {
    const at = nextIndex(
      event,
      tabs.findIndex((tab) => tab.name === selected),
      tabs.length,
    );
    const next = at === null ? undefined : tabs[at];
    if (!next) return;
    event.preventDefault();
    onSelect(next.name);
    const list = event.currentTarget;
    if (list instanceof HTMLElement) list.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${onKeydown}>
    ${tabs.map(
      (tab) => html`<button
        type="button"
        role="tab"
        id="tab-${tab.name}"
        aria-controls="panel"
        aria-selected=${tab.name === selected ? 'true' : 'false'}
        aria-description=${ifDefined(tab.dot)}
        tabindex=${tab.name === selected ? 0 : -1}
        @click=${() => onSelect(tab.name)}
      >${tab.label}${tab.dot ? html`<span class="dot" aria-hidden="true"></span>` : ''}</button>`,
    )}
  </div>`;
}

function nextIndex(event: KeyboardEvent, at: number, count: number): number | null {
  const forward = event.currentTarget instanceof Element && getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (event.key === 'Home') return 0;
  if (event.key === 'End') return count - 1;
  if (event.key === forward) return (at + 1) % count;
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return (at - 1 + count) % count;
  return null;
}
