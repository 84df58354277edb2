// `join-audio`: from the tap on Join to the first audio of somebody else, measured in the page, on loopback with the demo's own LiveKit.
import type { Browser } from 'playwright-core';
import { BrowserPerson, launchBrowser } from '../widget/test/browser-people.ts';
import { type RunningDemo, startDemo } from '../widget/test/running-demo.ts';
import { publish } from './results.ts';
import { percentile, round, sortedCopy } from './statistics.ts';

const turns = 10;

export async function benchJoinAudio(): Promise<void> {
  const demo = await startDemo();
  const browser = await launchBrowser();
  try {
    const meeting = await hostTalks(browser, demo);
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn++) times.push(await timeJoin(browser, demo, meeting));
    const sorted = sortedCopy(times);
    const figures = { 'p50 ms': round(percentile(sorted, 0.5), 0), 'worst ms': round(percentile(sorted, 1), 0), 'best ms': round(percentile(sorted, 0), 0) };
    publish({ id: 'join-audio', setup: { turns, browser: browser.version() }, subjects: { 'Join tap to first remote audio': figures } });
  } finally {
    await browser.close();
    await demo.stop();
  }
}

/** The chairperson starts the meeting and stays in it with an open microphone. */
async function hostTalks(browser: Browser, demo: RunningDemo): Promise<string> {
  const host = await BrowserPerson.signIn(browser, demo.url, 'Wanjiru Kamau (chairperson)');
  await host.page.getByRole('link', { name: 'Monthly contributions' }).click();
  await host.page.getByRole('button', { name: 'Start meeting' }).click();
  const microphone = host.page.getByRole('button', { name: 'Microphone', exact: true });
  await host.page.getByRole('button', { name: 'Join', exact: true }).waitFor();
  if ((await microphone.getAttribute('aria-pressed')) !== 'true') await microphone.click();
  await host.page.getByRole('button', { name: 'Join', exact: true }).click();
  await host.page.getByRole('button', { name: 'Leave', exact: true }).waitFor();
  return host.page.url();
}

/** The secretary, who walks in, on a cold page each time. */
async function timeJoin(browser: Browser, demo: RunningDemo, meeting: string): Promise<number> {
  const guest = await BrowserPerson.signIn(browser, demo.url, 'Otieno Odhiambo (secretary)');
  try {
    await guest.page.goto(meeting);
    const join = guest.page.getByRole('button', { name: 'Join', exact: true });
    await join.click();
    // The first Join leads to the preview; the one that counts is there.
    await guest.page.getByRole('button', { name: 'Microphone', exact: true }).waitFor();
    await guest.page.evaluate(noteTap);
    await join.click();
    return await guest.page.evaluate(untilAudio);
  } finally {
    await guest.close();
  }
}

/** Runs in the page: the time of the next tap, before any handler of the widget. */
function noteTap(): void {
  window.addEventListener('click', () => Object.assign(window, { tappedAt: performance.now() }), { capture: true, once: true });
}

/** Runs in the page: milliseconds from the tap to the first audio that was decoded and had sound in it. */
async function untilAudio(): Promise<number> {
  for (;;) {
    const kept: RTCPeerConnection[] = Reflect.get(window, 'keptPeerConnections');
    for (const connection of kept) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === 'audio' && report.totalAudioEnergy > 0)
          return performance.now() - Number(Reflect.get(window, 'tappedAt'));
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
