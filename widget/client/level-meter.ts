// How loud a captured microphone is, as proof that it works. Measures only while somebody listens.

export type LevelListener = (level: number) => void;

const everyMs = 60;

export class LevelMeter {
  readonly #listeners = new Set<LevelListener>();
  #stream: MediaStream | null = null;
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** What to measure; null for nothing. */
  use(stream: MediaStream | null): void {
    this.#stop();
    this.#stream = stream;
    this.#start();
  }

  /** `level` is 0 to 1, a few times a second, and 0 once when the microphone goes. */
  listen(listener: LevelListener): () => void {
    this.#listeners.add(listener);
    this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  #start(): void {
    if (!this.#stream || this.#context || this.#listeners.size === 0) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(this.#stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.#context = context;
    // Made outside a tap, a context sleeps until it is woken.
    void context.resume();
    this.#timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      this.#tell(loudness(samples));
    }, everyMs);
  }

  #stop(): void {
    if (!this.#context) return;
    clearInterval(this.#timer);
    void this.#context.close();
    this.#context = null;
    this.#tell(0);
  }

  #tell(level: number): void {
    for (const listener of this.#listeners) listener(level);
  }
}

/** Root mean square, on a scale on which quiet speech is seen to move: -60 dB is 0, -10 dB is 1. */
function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / samples.length + 1e-12);
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}
