// Tells being in the room here from being there by another tab, tag or device, for as long as that lasts.

/** A page left open on "Use here" must not keep a stay open that its own tab lost: it hangs up after this long. */
const hangUpMs = 15_000;

interface OwnPlaceOptions {
  readonly tell: (elsewhere: boolean) => void;
  readonly hangUp: () => void;
}

export class OwnPlace {
  readonly #options: OwnPlaceOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** This client itself came in, so that standing in the room means being here. */
  isHere = false;

  constructor(options: OwnPlaceOptions) {
    this.#options = options;
  }

  take(): void {
    this.isHere = true;
    this.note(false);
  }

  lose(): void {
    this.isHere = false;
    this.note(true);
  }

  /** What a view says while this client is not on its way in. */
  look(isInRoom: boolean): void {
    if (!isInRoom) this.isHere = false;
    this.note(isInRoom && !this.isHere);
  }

  note(elsewhere: boolean): void {
    this.#options.tell(elsewhere);
    this.stop();
    if (elsewhere) this.#timer = setTimeout(this.#options.hangUp, hangUpMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
