// Registers an element once: a second copy of our script on the page must not throw.

export function defineElement(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
