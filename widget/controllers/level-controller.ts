// Shows how loud somebody is: writes `--chama-level` (0 to 1) on an element, several times a second, without rendering anything.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type LevelSource = (listener: (level: number) => void) => () => void;

/**
 * In pre-join: `new LevelController(this, () => (tell) => client.preview.onLevel(tell), () => meterElement)`.
 * On a tile: `(tell) => client.onLevels((levels) => tell(levels.get(participantId) ?? 0))`.
 * `source` is asked when the element connects and after updates in which it returned another function: keep it stable.
 */
export class LevelController implements ReactiveController {
  readonly #source: () => LevelSource | undefined;
  readonly #target: () => HTMLElement | null;
  #following: LevelSource | undefined;
  #stop: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, source: () => LevelSource | undefined, target: () => HTMLElement | null) {
    this.#source = source;
    this.#target = target;
    host.addController(this);
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdated(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#release();
  }

  #follow(): void {
    const source = this.#source();
    if (source === this.#following) return;
    this.#release();
    this.#following = source;
    this.#stop = source?.((level) => this.#target()?.style.setProperty('--chama-level', level.toFixed(2))) ?? null;
  }

  #release(): void {
    this.#stop?.();
    this.#stop = null;
    this.#following = undefined;
    this.#target()?.style.setProperty('--chama-level', '0');
  }
}
