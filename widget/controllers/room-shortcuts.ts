// Single keys in the room, only while the focus is inside it and not in a field (WCAG 2.1.4), and never with Ctrl, Alt or Meta.
import type { ReactiveController, ReactiveElement } from 'lit';

interface ShortcutOptions<Name extends string> {
  readonly isOn: () => boolean;
  readonly keys: Readonly<Record<string, Name>>;
  readonly press: (name: Name) => void;
  /** Closes the innermost open thing; whether there was one. */
  readonly close: () => boolean;
}

export class RoomShortcuts<Name extends string> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: ShortcutOptions<Name>;

  constructor(host: ReactiveElement, options: ShortcutOptions<Name>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    // In the room's own tree: keys in fields are kept from leaving the tag, but not from reaching us.
    this.#host.addEventListener('keydown', this.#onKeydown);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onKeydown);
  }

  readonly #onKeydown = (event: KeyboardEvent) => {
    const { isOn, keys, press, close } = this.#options;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const [target] = event.composedPath();
    if (target instanceof Element && target.closest('dialog')) return;
    if (event.key === 'Escape') {
      if (close()) event.preventDefault();
      return;
    }
    const name = keys[event.key.toLowerCase()];
    if (!isOn() || name === undefined || event.repeat || isField(target)) return;
    event.preventDefault();
    press(name);
  };
}

function isField(target: EventTarget | undefined): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
