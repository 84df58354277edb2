// What this browser can do at all, asked when a control is shown.

export function canShareScreens(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === 'function';
}

/** False on a page without https: there is no microphone to ask for. */
export function canCapture(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === 'function';
}
