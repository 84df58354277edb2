// Turns what changes in a meeting client's state into the tag's public events, each once.
import { type ClientState, isInRoom, type LeftReason } from './client/client-state.ts';
import type { DeviceKind } from './client/media.ts';
import { type ChamaMeetingEvents, fire, publicCode } from './events.ts';

type Fire = <N extends keyof ChamaMeetingEvents & string>(name: N, detail: ChamaMeetingEvents[N]) => void;

/** Tells `tag`'s page what happened between two states. */
export function tellChanges(tag: HTMLElement, before: ClientState, after: ClientState): void {
  const tell: Fire = (name, detail) => void fire<ChamaMeetingEvents, typeof name>(tag, name, detail);
  tellPhase(tell, before, after);
  tellPeople(tell, before, after);
  tellMedia(tell, before, after);
  if (before.unread !== after.unread) tell('chama-unread-changed', { count: after.unread });
  if (after.error && before.error !== after.error) {
    const { code, retryable, message } = after.error;
    tell('chama-error', { code: publicCode(code), retryable, fatal: after.phase === 'error', message });
  }
}

function tellPhase(tell: Fire, before: ClientState, after: ClientState): void {
  if (before.phase === after.phase) return;
  tell('chama-phase-changed', { phase: after.phase, previous: before.phase });
  if (after.phase === 'waiting') tell('chama-waiting', { position: after.position });
  if (before.phase === 'waiting' && after.phase === 'connecting') tell('chama-admitted', {});
  if (after.phase === 'connected' && before.phase !== 'reconnecting' && after.view) {
    const { me, meeting } = after.view;
    tell('chama-joined', { meetingId: meeting.id, participantId: me.participantId, role: me.role });
  }
  if (after.phase === 'left' && after.left) tellLeft(tell, after.left);
}

function tellLeft(tell: Fire, { reason, durationMs }: { readonly reason: LeftReason; readonly durationMs: number }): void {
  if (reason === 'denied') tell('chama-denied', { reason });
  else tell('chama-left', { reason, durationMs });
}

function tellPeople(tell: Fire, before: ClientState, after: ClientState): void {
  // Who is there already is no news to somebody who comes in.
  if (!isInRoom(before) || !isInRoom(after) || !before.view || !after.view || before.view === after.view) return;
  const [were, are] = [presentIds(before), presentIds(after)];
  for (const participantId of are) if (!were.has(participantId)) tell('chama-participant-joined', { participantId });
  for (const participantId of were) if (!are.has(participantId)) tell('chama-participant-left', { participantId });
  const [wereUp, areUp] = [handIds(before), handIds(after)];
  for (const participantId of areUp) if (!wereUp.has(participantId)) tell('chama-hand-changed', { participantId, raised: true });
  for (const participantId of wereUp) if (!areUp.has(participantId)) tell('chama-hand-changed', { participantId, raised: false });
}

function tellMedia(tell: Fire, { media: was, link: wasLink }: ClientState, { media: is, link }: ClientState): void {
  if (was === is && wasLink === link) return;
  if (was.microphone.on !== is.microphone.on || was.camera.on !== is.camera.on || was.screen.on !== is.screen.on) {
    tell('chama-media-changed', { mic: is.microphone.on, camera: is.camera.on, screen: is.screen.on });
  }
  if (was.audioBlocked !== is.audioBlocked) tell('chama-audio-blocked', { blocked: is.audioBlocked });
  if (was.status !== is.status || was.quality !== is.quality || wasLink !== link) {
    tell('chama-connection-changed', { state: link, quality: is.quality, signalOnly: link === 'online' && is.status !== 'connected' });
  }
  for (const kind of ['microphone', 'camera', 'speaker'] as const satisfies readonly DeviceKind[]) {
    if (was.chosen[kind] === is.chosen[kind]) continue;
    const label = is.devices[kind].find((device) => device.id === is.chosen[kind])?.label;
    tell('chama-device-changed', { kind, deviceId: is.chosen[kind], ...(label ? { label } : {}) });
  }
}

function presentIds({ view }: ClientState): ReadonlySet<string> {
  return new Set(view?.participants.filter((p) => p.present).map((p) => p.id));
}

function handIds({ view }: ClientState): ReadonlySet<string> {
  return new Set(view?.hands.map((hand) => hand.participantId));
}
