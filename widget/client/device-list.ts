// The microphones, cameras and loudspeakers a browser admits to.
import type { Device, Devices } from './media.ts';
import { noDevices } from './media.ts';

export async function listDevices(): Promise<Devices> {
  if (typeof navigator === 'undefined' || !navigator.mediaDevices?.enumerateDevices) return noDevices;
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return {
    microphone: devicesOf(all, 'audioinput'),
    camera: devicesOf(all, 'videoinput'),
    speaker: canChooseSpeaker() ? devicesOf(all, 'audiooutput') : [],
  };
}

export function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
}

/** Before a permission browsers list one nameless device of each kind: that is no choice. */
function devicesOf(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): Device[] {
  return all.filter((device) => device.kind === kind && device.deviceId !== '').map(({ deviceId, label }) => ({ id: deviceId, label }));
}
