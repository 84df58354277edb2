// The demo starts, starts again on its own data, and leaves nothing running behind.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningDemo, startDemo } from '../../widget/test/running-demo.ts';

interface Meeting {
  readonly title: string;
  readonly status: string;
  readonly type: string;
  readonly scheduledStart: string;
  readonly settings: { readonly requireApproval: boolean };
  readonly counts: { readonly invited: number; readonly joined: number };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chama-demo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function meetingsOf(demo: RunningDemo): Promise<Meeting[]> {
  const door = await fetch(`${demo.url}/session`, {
    method: 'POST',
    body: new URLSearchParams({ person: 'wanjiru' }),
    headers: { Origin: demo.url },
    redirect: 'manual',
  });
  const headers = { Cookie: door.headers.get('set-cookie')?.split(';')[0] ?? '' };
  const { token } = await (await fetch(`${demo.url}/meeting-token`, { method: 'POST', headers })).json();
  const answer = await fetch(`${demo.meetingServer}/api/meetings/chama/tumaini`, { headers: { Authorization: `Bearer ${token}` } });
  return (await answer.json()).items;
}

const minutesUntil = ({ scheduledStart }: Meeting) => (Date.parse(scheduledStart) - Date.now()) / 60_000;

test('offers a meeting within ten minutes, one next week and one with records, at the first start and at the second', async () => {
  for (let start = 0; start < 2; start++) {
    const demo = await startDemo(folder);
    const meetings = await meetingsOf(demo);
    const soon = meetings.filter((meeting) => meeting.status === 'scheduled' && minutesUntil(meeting) < 10 && minutesUntil(meeting) > 0);
    expect(soon).toEqual([
      expect.objectContaining({ type: 'video', settings: expect.objectContaining({ requireApproval: true }), counts: expect.objectContaining({ invited: 8 }) }),
    ]);
    expect(meetings.filter((meeting) => meeting.status === 'scheduled' && minutesUntil(meeting) > 6 * 24 * 60)).toHaveLength(1);
    expect(meetings.filter((meeting) => meeting.status === 'completed')).toEqual([expect.objectContaining({ counts: expect.objectContaining({ joined: 6 }) })]);
    const embed = await fetch(`${demo.meetingServer}/embed/v1/chama-meeting.js`);
    expect([embed.status, embed.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    await demo.stop();
    for (const url of [demo.url, demo.meetingServer]) await expect(fetch(url)).rejects.toThrow();
  }
});
