// Our own LiveKit server: starts, stops, comes back, and never outlives whoever started it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { eventually } from '../test/eventually.ts';
import { startLiveKit } from './livekit-process.ts';

const answers = (url: string) =>
  fetch(url.replace('ws', 'http')).then(
    (response) => response.ok,
    () => false,
  );

test('LiveKit starts on loopback, stops, and comes back as it was', async () => {
  const first = await startLiveKit();
  if (!first?.identity) throw new Error('this test needs a LiveKit server of its own');
  expect(await answers(first.url)).toBe(true);
  await first.stop();
  expect(await answers(first.url)).toBe(false);
  await first.stop();
  const second = await startLiveKit({ identity: first.identity });
  expect(second).toMatchObject({ url: first.url, apiKey: first.apiKey, apiSecret: first.apiSecret });
  await second?.stop();
});

test('LiveKit dies with a parent that is killed', async () => {
  const script = `import { startLiveKit } from ${JSON.stringify(join(import.meta.dirname, 'livekit-process.ts'))};\nconsole.log((await startLiveKit()).url);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) => createInterface(parent.stdout).once('line', resolve));
  expect(await answers(url)).toBe(true);
  parent.kill('SIGKILL');
  await eventually('LiveKit is gone', async () => !(await answers(url)), 5_000);
});
