// Two soft notes for whoever is let in: made on the spot, so that no file is fetched.

const notes = [523.25, 659.25];
const noteSeconds = 0.16;

/** Silent where the browser does not let the page make a sound yet. */
export function playChime(): void {
  if (typeof AudioContext === 'undefined') return;
  const context = new AudioContext();
  const end = context.currentTime + notes.length * noteSeconds + 0.3;
  for (const [index, frequency] of notes.entries()) {
    const start = context.currentTime + index * noteSeconds;
    const tone = new OscillatorNode(context, { frequency });
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(0.12, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, start + noteSeconds + 0.25);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(end);
    if (index === notes.length - 1) tone.addEventListener('ended', () => void context.close());
  }
  // A context that may not start never ends its tones either.
  if (context.state === 'suspended') void context.close();
}
