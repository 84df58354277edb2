// The screens before and after a meeting in a real browser: by keyboard, in both languages, light and dark, on a small phone, and when things go wrong.
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { BrowserPerson, launchBrowser } from './browser-people.ts';
import { type RunningDemo, startDemo } from './running-demo.ts';

const patience = { timeout: 15_000, interval: 100 };
const phone = { width: 360, height: 640 };
let demo: RunningDemo;
let browser: Browser;
let people: BrowserPerson[] = [];

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
});
afterEach(async () => {
  await Promise.all(people.map((person) => person.close()));
  people = [];
});
afterAll(async () => {
  await browser.close();
  await demo.stop();
});

async function signIn(label: string, viewport = phone): Promise<Page> {
  const person = await BrowserPerson.signIn(browser, demo.url, label, viewport);
  people.push(person);
  await person.page.getByRole('tab', { name: 'All' }).waitFor();
  return person.page;
}

const chair = (viewport = phone) => signIn('Wanjiru Kamau (chairperson)', viewport);
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
/** The hosts around what has the focus match too. */
const focused = (page: Page): Locator => page.locator('*:focus').last();
const cards = (page: Page): Locator => page.getByRole('article');

async function openDialog(page: Page): Promise<void> {
  await button(page, 'Schedule meeting').click();
  await field(page, 'Title').waitFor();
}

/** Faults a person could meet; the page around the tag answers for its landmarks. */
async function faults(page: Page, tag: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(tag).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

const scrollsSideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

test('tabs are one stop, and arrows, Home and End choose', async () => {
  const page = await chair();
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  await tab('All').focus();
  for (const [key, name] of [
    ['ArrowRight', 'Upcoming'],
    ['ArrowRight', 'Live'],
    ['End', 'Past'],
    ['ArrowRight', 'All'],
    ['ArrowLeft', 'Past'],
    ['Home', 'All'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => tab(name).getAttribute('aria-selected'), patience).toBe('true');
    await expect.poll(() => focused(page).textContent(), patience).toContain(name);
  }
  expect(await page.locator('[role=tab][tabindex="0"]').count()).toBe(1);
});

test('each tab shows its own meetings, or what is not there', async () => {
  const page = await chair();
  await expect.poll(() => cards(page).count(), patience).toBeGreaterThanOrEqual(3);
  await page.getByRole('tab', { name: 'Past' }).click();
  await expect.poll(() => cards(page).count(), patience).toBe(1);
  await page.getByRole('link', { name: 'Welfare committee' }).waitFor();
  await page.getByRole('tab', { name: 'Live' }).click();
  await page.getByRole('heading', { name: 'No meeting is going on' }).waitFor();
});

test('an answer to an invitation is kept', async () => {
  const page = await signIn('Chebet Koech (member)');
  const card = cards(page).filter({ hasText: 'End-of-year plans' });
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/rsvp'));
  await card.getByRole('button', { name: 'Maybe' }).click();
  expect((await saved).status()).toBe(200);
  await page.reload();
  await expect.poll(() => card.getByRole('button', { name: 'Maybe' }).getAttribute('aria-pressed'), patience).toBe('true');
});

test('a wrong form names its field, and nothing is sent', async () => {
  const page = await chair();
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/meetings')) sent += 1;
  });
  await openDialog(page);
  await field(page, 'Title').fill('December contributions');
  await field(page, 'Starts').fill('2026-12-05T14:00');
  await field(page, 'Ends').fill('2026-12-05T13:30');
  await button(page, 'Schedule').click();
  await page.getByRole('alert').filter({ hasText: 'Ends' }).waitFor();
  const ends = field(page, 'Ends');
  expect(await ends.getAttribute('aria-invalid')).toBe('true');
  const [description] = ((await ends.getAttribute('aria-describedby')) ?? '').split(' ');
  expect(await page.locator(`#${description}`).textContent()).toContain('after 14:00');
  expect(await field(page, 'Title').getAttribute('aria-invalid')).toBe('false');
  await expect.poll(() => focused(page).getAttribute('name'), patience).toBe('ends');
  await ends.fill('2026-12-05T15:30');
  await expect.poll(() => ends.getAttribute('aria-invalid'), patience).toBe('false');
  expect(sent).toBe(0);
});

test('Escape closes the dialog, the focus goes back, and what was written is still there', async () => {
  const page = await chair();
  await openDialog(page);
  await field(page, 'Title').fill('Half written');
  await page.keyboard.press('Escape');
  await expect.poll(() => field(page, 'Title').isVisible(), patience).toBe(false);
  await expect.poll(() => focused(page).textContent(), patience).toContain('Schedule meeting');
  await openDialog(page);
  expect(await field(page, 'Title').inputValue()).toBe('Half written');
});

test('offline, the draft waits; sent again it is one meeting, at the chama’s time whatever zone the phone is in', async () => {
  const context = await browser.newContext({ viewport: phone, locale: 'en-GB', timezoneId: 'America/New_York' });
  const page = await context.newPage();
  await page.goto(demo.url);
  await button(page, 'Continue as Otieno Odhiambo (secretary)').click();
  await openDialog(page);
  await field(page, 'Title').fill('Constitution reading');
  await field(page, 'Starts').fill('2027-03-06T14:00');
  await field(page, 'Ends').fill('2027-03-06T15:30');
  await field(page, 'Maximum participants').fill('25');
  await field(page, 'Ask before people join').check();
  await context.setOffline(true);
  await button(page, 'Schedule').click();
  await page.getByRole('alert').filter({ hasText: 'kept' }).waitFor();
  expect(await field(page, 'Title').inputValue()).toBe('Constitution reading');
  await context.setOffline(false);
  const created = page.waitForResponse((answer) => answer.url().endsWith('/api/meetings') && answer.request().method() === 'POST');
  await button(page, 'Schedule').click();
  expect(await (await created).json()).toMatchObject({ scheduledStart: '2027-03-06T11:00:00.000Z', settings: { maxParticipants: 25, requireApproval: true } });
  await expect.poll(() => page.getByRole('link', { name: 'Constitution reading' }).count(), patience).toBe(1);
  expect(await cards(page).filter({ hasText: 'Constitution reading' }).textContent()).toMatch(/6 Mar.*14:00/);
  await context.close();
});

test.each(['en', 'sw'] as const)('in %s, light and dark, no screen has a fault that axe finds or scrolls sideways at 320 px', async (lang) => {
  const page = await chair({ width: 320, height: 640 });
  const meeting = await page.getByRole('link', { name: 'Monthly contributions' }).getAttribute('href');
  const past = await page.getByRole('link', { name: 'Welfare committee' }).getAttribute('href');
  for (const theme of ['light', 'dark']) {
    const look = `?lang=${lang}&theme=${theme}`;
    await page.goto(`${demo.url}/meetings${look}`);
    await cards(page).first().waitFor();
    expect(await faults(page, 'chama-meetings')).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await page.getByRole('button', { name: /Schedule meeting|Panga mkutano/ }).click();
    await page.getByRole('dialog').waitFor();
    await page.locator('button[type=submit]').click();
    await page.locator('[aria-invalid=true]').first().waitFor();
    expect(await faults(page, 'chama-meetings')).toEqual([]);

    await page.goto(`${demo.url}${meeting}${look}`);
    await page.getByRole('heading', { name: 'Monthly contributions' }).waitFor();
    expect(await faults(page, 'chama-meeting')).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);

    await page.goto(`${demo.url}${past}${look}`);
    await page.getByRole('tab').first().waitFor();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expect.poll(() => page.getByRole('tabpanel').locator('[role=status]').count(), patience).toBe(0);
      expect(await faults(page, 'chama-meeting')).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
    }
  }
});

test('a member sees no attendance and no way to schedule', async () => {
  const page = await signIn('Akinyi Ouma (member)');
  expect(await button(page, 'Schedule meeting').count()).toBe(0);
  await page.getByRole('link', { name: 'Welfare committee' }).click();
  await page.getByRole('tab', { name: 'Overview' }).waitFor();
  expect(await page.getByRole('tab').allTextContents()).toEqual(['Overview', 'Recordings']);
  await page.getByText(/You were there for/).waitFor();
});

test('an officer reads who came, sorts the table by keyboard and fetches the file', async () => {
  const page = await chair({ width: 1280, height: 800 });
  await page.getByRole('link', { name: 'Welfare committee' }).click();
  await page.getByRole('tab', { name: 'Attendance' }).click();
  await page.getByRole('row').filter({ hasText: "Njeri Ndung'u" }).getByText(/late/i).waitFor();
  const names = () => page.getByRole('row').locator('td:first-child').allTextContents();
  const sorted = await names();
  expect(sorted).toEqual([...sorted].sort((a, b) => a.localeCompare(b)));
  await page.getByRole('columnheader').getByRole('button', { name: 'Name' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(names, patience).toEqual([...sorted].reverse());
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Download CSV').click()]);
  expect(download.suggestedFilename()).toBe('welfare-committee-attendance.csv');
});

test('a server that does not answer is told with a way back, and a meeting that is not there is told apart', async () => {
  const page = await chair();
  await page.route('**/api/meetings/chama/**', (route) => route.abort());
  await page.reload();
  await page.getByRole('heading', { name: 'The meetings could not be loaded' }).waitFor();
  await page.unroute('**/api/meetings/chama/**');
  await button(page, 'Try again').click();
  await cards(page).first().waitFor();
  await page.goto(`${demo.url}/meetings/019abcde-0000-7000-8000-000000000000`);
  await page.getByRole('heading', { name: 'This meeting is not here' }).waitFor();
});
