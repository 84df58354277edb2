// What a page's style sheet may ask of the tag as `chama-meeting:state(…)`: connected, reconnecting, expanded, data-saver.
import type { Phase } from './client/client-state.ts';

interface Shown {
  readonly phase: Phase;
  readonly expanded: boolean;
  readonly savesData: boolean;
}

/** A browser without custom states does without. */
export function showStates({ states }: ElementInternals, { phase, expanded, savesData }: Shown): void {
  const all: Set<string> | undefined = states;
  const now = { connected: phase === 'connected', reconnecting: phase === 'reconnecting', expanded, 'data-saver': savesData };
  for (const [name, isOn] of Object.entries(now)) isOn ? all?.add(name) : all?.delete(name);
}
