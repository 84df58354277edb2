// A whole meeting in two real browsers, with the real LiveKit: scheduled in the dialog, knocked at, heard and seen, spoken, voted, left, and on record.
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { BrowserPerson, launchBrowser, type Received } from './browser-people.ts';
import { type RunningDemo, startDemo } from './running-demo.ts';

const title = 'Loans committee';
const patience = { timeout: 20_000, interval: 100 };
let demo: RunningDemo;
let browser: Browser;
let host: BrowserPerson;
let member: BrowserPerson;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  host = await BrowserPerson.signIn(browser, demo.url, 'Wanjiru Kamau (chairperson)');
  member = await BrowserPerson.signIn(browser, demo.url, 'Akinyi Ouma (member)', { width: 360, height: 640 });
});
afterAll(async () => {
  await browser.close();
  await demo.stop();
});

const button = (person: BrowserPerson, name: string | RegExp): Locator => person.page.getByRole('button', { name, exact: true });
const field = (person: BrowserPerson, label: string): Locator => person.page.getByLabel(label, { exact: true });
const isVisible = (locator: Locator) => locator.waitFor({ timeout: patience.timeout });
const pressed = (person: BrowserPerson, name: string) => button(person, name).getAttribute('aria-pressed');

/** On by asking, not by guessing: a toggle that is on already stays. */
async function turn(person: BrowserPerson, name: string, on: boolean): Promise<void> {
  if ((await pressed(person, name)) !== String(on)) await button(person, name).click();
  await expect.poll(() => pressed(person, name), patience).toBe(String(on));
}

async function grows(person: BrowserPerson, what: keyof Received): Promise<void> {
  const before = (await person.received())[what];
  await expect.poll(async () => (await person.received())[what], { ...patience, message: `${what} grows` }).toBeGreaterThan(before);
}

function api(person: BrowserPerson, method: string, path: string, data?: object) {
  return person
    .token()
    .then((token) =>
      person.context.request.fetch(`${demo.meetingServer}/api${path}`, { method, headers: { Authorization: `Bearer ${token}` }, ...(data ? { data } : {}) }),
    );
}

/** `2026-11-22T21:05`, as a datetime-local field takes it, in the browser's zone (Nairobi, UTC+3). */
const localTime = (ms: number) => new Date(ms + 3 * 3_600_000).toISOString().slice(0, 16);

test('an officer and a member hold a meeting from the first plan to the attendance sheet', async () => {
  onTestFailed(pictures);
  const meetingId = await scheduleInTheDialog();
  await refuseTheMember();
  const begins = await beginSoon(meetingId);
  await hostEnters();
  await expect.poll(() => Date.now() > begins, patience).toBe(true);
  await memberKnocksAndIsAdmitted(meetingId);
  await hearAndSeeEachOther();
  await muteIsSilence();
  await chat();
  await handUpAndDown();
  await poll();
  await leaveAndEnd();
  await attendance(meetingId);
  expect(host.complaints).toEqual([]);
  expect(member.complaints).toEqual([]);
});

/** What both saw when it went wrong, for whoever looks into it. */
async function pictures(): Promise<void> {
  await host.page.screenshot({ path: 'test-results/host.png' });
  await member.page.screenshot({ path: 'test-results/member.png' });
}

async function scheduleInTheDialog(): Promise<string> {
  await button(host, 'Schedule meeting').click();
  await field(host, 'Title').fill(title);
  await field(host, 'Starts').fill(localTime(Date.now() + 10 * 60_000));
  await field(host, 'Ends').fill(localTime(Date.now() + 70 * 60_000));
  await field(host, 'Type').selectOption('video');
  await field(host, 'Ask before people join').check();
  await button(host, 'Schedule').click();
  const link = host.page.getByRole('link', { name: title });
  await isVisible(link);
  const href = (await link.getAttribute('href')) ?? '';
  return href.split('/').at(-1) ?? '';
}

async function refuseTheMember(): Promise<void> {
  await member.page.reload();
  await isVisible(member.page.getByRole('link', { name: title }));
  expect(await button(member, 'Schedule meeting').count()).toBe(0);
  const plan = {
    chamaId: 'tumaini',
    title,
    type: 'video',
    scheduledStart: new Date().toISOString(),
    scheduledEnd: new Date(Date.now() + 60_000).toISOString(),
  };
  expect((await api(member, 'POST', '/meetings', plan)).status()).toBe(403);
}

/** Seconds from now, without mercy for whoever comes later. */
async function beginSoon(meetingId: string): Promise<number> {
  const begins = Date.now() + 15_000;
  const changes = { scheduledStart: new Date(begins).toISOString(), settings: { lateThresholdMinutes: 0 } };
  expect((await api(host, 'PUT', `/meetings/${meetingId}`, changes)).status()).toBe(200);
  return begins;
}

async function hostEnters(): Promise<void> {
  await host.page.getByRole('link', { name: title }).click();
  await button(host, 'Start meeting').click();
  await turn(host, 'Microphone', true);
  await turn(host, 'Camera', true);
  await button(host, 'Join').click();
  await isVisible(button(host, 'Leave'));
}

async function memberKnocksAndIsAdmitted(meetingId: string): Promise<void> {
  await member.page.goto(`${demo.url}/meetings/${meetingId}`);
  await button(member, 'Join').click();
  await turn(member, 'Microphone', true);
  await turn(member, 'Camera', true);
  await button(member, 'Join').click();
  await expect.poll(() => member.page.evaluate(() => Reflect.get(document.querySelector('chama-meeting') ?? {}, 'phase')), patience).toBe('waiting');
  await button(host, 'Admit Akinyi Ouma').click();
  await isVisible(button(member, 'Raise hand'));
}

async function hearAndSeeEachOther(): Promise<void> {
  for (const person of [host, member]) {
    await grows(person, 'audioEnergy');
    await grows(person, 'framesDecoded');
  }
}

/** Silence: for two seconds of audio that keeps coming, no energy is added; then it is heard again. */
async function muteIsSilence(): Promise<void> {
  await turn(member, 'Microphone', false);
  await expect.poll(() => heardWithin(host, 2_000), patience).toBe(0);
  await turn(member, 'Microphone', true);
  await grows(host, 'audioEnergy');
}

async function heardWithin(person: BrowserPerson, ms: number): Promise<number> {
  const before = await person.received();
  const until = Date.now() + ms;
  await expect.poll(() => Date.now() > until, { ...patience, timeout: ms + 5_000 }).toBe(true);
  return (await person.received()).audioEnergy - before.audioEnergy;
}

async function chat(): Promise<void> {
  for (const [from, to, text] of [
    [host, member, 'Karibu Akinyi'],
    [member, host, 'Asante, good evening'],
  ] as const) {
    for (const person of [from, to]) if ((await person.page.getByRole('log', { name: 'Chat messages' }).count()) === 0) await button(person, 'Chat').click();
    await from.page.getByRole('textbox', { name: 'Message' }).fill(text);
    await button(from, 'Send').click();
    await isVisible(to.page.getByRole('log', { name: 'Chat messages' }).getByText(text));
    await isVisible(from.page.getByRole('log', { name: 'Chat messages' }).getByText(text));
  }
  for (const person of [host, member]) await button(person, 'Close').click();
}

async function handUpAndDown(): Promise<void> {
  await turn(member, 'Raise hand', true);
  await button(host, 'People').click();
  const raised = host.page.getByText(/hand (is )?(up|raised)|raised (a |their )?hand/i).first();
  await isVisible(raised);
  await turn(member, 'Raise hand', false);
  await raised.waitFor({ state: 'hidden', timeout: patience.timeout });
  await button(host, 'Close').click();
}

async function poll(): Promise<void> {
  await button(host, 'Polls').click();
  await button(host, 'New poll').click();
  await field(host, 'Question').fill('Do we raise the contribution?');
  await field(host, 'Option 1').fill('Yes, to KSh 1,500');
  await field(host, 'Option 2').fill('No, keep it');
  await button(host, 'Open poll').click();
  if ((await member.page.getByText('Do we raise the contribution?').count()) === 0) await openPolls(member);
  await member.page.getByRole('radio', { name: /Yes, to KSh 1,500/ }).check({ force: true });
  await button(member, 'Vote').click();
  for (const person of [host, member]) {
    await isVisible(person.page.getByText(/1 of 2 voted/));
    const bars = person.page.locator('chama-poll-card svg.bar rect.fill');
    expect(await bars.evaluateAll((fills) => fills.map((fill) => fill.getAttribute('width')))).toEqual(['1', '0']);
  }
  await button(host, 'Close poll').click();
}

/** On a phone the less used things stand under "More". */
async function openPolls(person: BrowserPerson): Promise<void> {
  if (!(await button(person, 'Polls').isVisible())) await button(person, 'More').click();
  await button(person, 'Polls').click();
}

async function leaveAndEnd(): Promise<void> {
  for (const person of [member, host]) if (await button(person, 'Close').first().isVisible()) await button(person, 'Close').first().click();
  await button(member, 'Leave').click();
  await isVisible(member.page.getByRole('heading').filter({ hasText: /left/i }));
  await button(host, 'Leave').click();
  await button(host, 'End for all').click();
  await isVisible(host.page.getByRole('tab', { name: 'Attendance' }));
}

async function attendance(meetingId: string): Promise<void> {
  await host.page.getByRole('tab', { name: 'Attendance' }).click();
  const row = (name: string) => host.page.getByRole('row').filter({ hasText: name });
  await isVisible(row('Akinyi Ouma'));
  expect(await row('Akinyi Ouma').textContent()).toMatch(/late/i);
  expect(await row('Wanjiru Kamau').textContent()).not.toMatch(/late/i);
  const csv = await (await api(host, 'GET', `/meetings/${meetingId}/attendance.csv`)).text();
  const line = (name: string) => csv.split(/\r?\n/).find((text) => text.includes(name)) ?? '';
  expect(line('Akinyi Ouma')).toContain('late');
  expect(line('Wanjiru Kamau')).toContain('present');
  const [download] = await Promise.all([
    host.page.waitForEvent('download'),
    host.page
      .getByRole('button', { name: 'Download CSV' })
      .or(host.page.getByRole('link', { name: 'Download CSV' }))
      .click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
}
