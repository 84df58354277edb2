// The room as somebody uses it without a mouse, or without seeing it: keys, focus, names and axe, on a desktop, a phone and a very narrow page.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BrowserPerson, launchBrowser } from './browser-people.ts';
import { type RunningDemo, startDemo } from './running-demo.ts';

const patience = { timeout: 20_000, interval: 100 };
let demo: RunningDemo;
let browser: Browser;
let host: BrowserPerson;
let member: BrowserPerson;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const pressed = (page: Page, name: string) => expect.poll(() => button(page, name).getAttribute('aria-pressed'), patience);

/** What has the focus, inside all shadow roots. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute('data-name') ?? active?.getAttribute('aria-label') ?? active?.tagName ?? '';
  });
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('chama-meeting').analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

const sidewaysScroll = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  host = await BrowserPerson.signIn(browser, demo.url, 'Wanjiru Kamau (chairperson)');
  member = await BrowserPerson.signIn(browser, demo.url, 'Akinyi Ouma (member)', { width: 360, height: 640 });
  await host.page.getByRole('tab', { name: 'Upcoming' }).click();
  await host.page.getByRole('article').first().getByRole('link').click();
  await button(host.page, 'Start meeting').click();
  await member.page.goto(host.page.url());
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

test('pre-join is free of faults, in both schemes, and its heading has the focus', async () => {
  await button(host.page, 'Microphone').waitFor();
  await expect.poll(() => focused(host.page), patience).toBe('H1');
  await button(host.page, 'Microphone').click();
  await pressed(host.page, 'Microphone').toBe('true');
  expect(await faults(host.page)).toEqual([]);
  await host.page.emulateMedia({ colorScheme: 'dark' });
  expect(await faults(host.page)).toEqual([]);
  await button(host.page, 'Join').click();
  await host.page.getByRole('toolbar', { name: 'Meeting controls' }).waitFor();
});

test('the lobby is free of faults on both sides, and who is let in has the focus on the microphone', async () => {
  await button(member.page, 'Join').click();
  await button(member.page, 'Join').click();
  await button(member.page, 'Leave').waitFor();
  expect(await faults(member.page)).toEqual([]);
  await button(host.page, 'Admit Akinyi Ouma').waitFor();
  expect(await faults(host.page)).toEqual([]);
  expect(await button(host.page, 'Deny Akinyi Ouma').isVisible()).toBe(true);
  expect(await button(host.page, 'Admit all').isVisible()).toBe(true);
  await button(host.page, 'Admit Akinyi Ouma').click();
  await member.page.getByRole('toolbar').waitFor();
  await expect.poll(() => focused(member.page), patience).toBe('microphone');
  expect(await faults(member.page)).toEqual([]);
});

test('the controls are one tab stop; arrows, Home and End move inside it', async () => {
  const { page } = host;
  await button(page, 'Microphone').focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('camera');
  await page.keyboard.press('End');
  expect(await focused(page)).toBe('more');
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('microphone');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Tab');
  expect(['microphone', 'camera', 'screen', 'hand', 'reactions', 'chat', 'people', 'polls']).not.toContain(await focused(page));
});

test('the bar of a phone has five controls, the rest is under More', async () => {
  const { page } = member;
  const names = await page.getByRole('toolbar').getByRole('button').allInnerTexts();
  expect(names.map((name) => name.trim())).toEqual(['Microphone', 'Camera', 'Raise hand', 'Chat', 'More']);
  await button(page, 'More').click();
  for (const name of ['Reactions', 'People', 'Polls']) expect(await button(page, name).isVisible()).toBe(true);
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('more');
});

test.each(['Chat', 'People', 'Polls'])('the panel %s is free of faults, closes by Escape and by "Close", and gives the focus back', async (name) => {
  const { page } = host;
  for (const way of ['Escape', 'Close']) {
    await button(page, name).click();
    await page.getByRole('complementary', { name }).waitFor();
    expect(await faults(page)).toEqual([]);
    if (way === 'Escape') await page.keyboard.press('Escape');
    else await button(page, 'Close').click();
    await expect.poll(() => focused(page), patience).toBe(name.toLowerCase());
    expect(await page.getByRole('complementary', { name }).isVisible()).toBe(false);
  }
});

test('single keys act while the focus is in the room, and are letters in a field', async () => {
  const { page } = host;
  await button(page, 'Microphone').focus();
  const before = await button(page, 'Microphone').getAttribute('aria-pressed');
  await page.keyboard.press('m');
  await pressed(page, 'Microphone').toBe(before === 'true' ? 'false' : 'true');
  await page.keyboard.press('h');
  await pressed(page, 'Raise hand').toBe('true');
  await page.keyboard.press('h');
  await pressed(page, 'Raise hand').toBe('false');
  await page.keyboard.press('c');
  await expect.poll(() => focused(page), patience).toBe('Message');
  await page.keyboard.type('hmc');
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('hmc');
  expect(await button(page, 'Raise hand').getAttribute('aria-pressed')).toBe('false');
  await page.keyboard.press('Escape');
});

test('a half-written message is still there when the chat is opened again', async () => {
  const { page } = host;
  await button(page, 'Chat').click();
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('hmc');
  await page.keyboard.press('Escape');
});

test('a message with an address becomes a link that tells the other side nothing', async () => {
  const { page } = host;
  await button(page, 'Chat').click();
  await page.getByRole('textbox', { name: 'Message' }).fill('https://chama.example/a. javascript:alert(1)');
  await page.keyboard.press('Enter');
  const link = page.getByRole('log', { name: 'Chat messages' }).getByRole('link');
  await expect.poll(() => link.getAttribute('href'), patience).toBe('https://chama.example/a');
  expect(await link.getAttribute('rel')).toContain('noopener noreferrer');
  await page.keyboard.press('Escape');
  const chat = button(member.page, 'Chat');
  await expect.poll(() => chat.getAttribute('aria-description'), patience).toBe('1 unread message');
});

test('a reaction has a word and reaches the other side', async () => {
  await button(host.page, 'Reactions').click();
  expect(await faults(host.page)).toEqual([]);
  await button(host.page, 'Applause').click();
  await member.page.getByText('👏').waitFor();
  expect(await focused(host.page)).toBe('reactions');
});

test('the host is asked when leaving, with the safe answer focused, and Escape stays', async () => {
  const { page } = host;
  await button(page, 'Leave').click();
  const dialog = page.getByRole('dialog', { name: 'Leave the meeting?' });
  await dialog.getByText('ends for all 2 people').waitFor();
  expect(await faults(page)).toEqual([]);
  expect(await dialog.getByRole('button', { name: 'Leave', exact: true }).evaluate((node) => node.matches(':focus'))).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.isVisible(), patience).toBe(false);
  expect(await page.getByRole('toolbar').isVisible()).toBe(true);
});

test.each(['en', 'sw'])('at 320 px nothing scrolls sideways and every control is 48 px, in %s', async (lang) => {
  const { page } = member;
  await page.setViewportSize({ width: 320, height: 640 });
  await page.locator('chama-meeting').evaluate((tag, value) => tag.setAttribute('lang', value), lang);
  const more = lang === 'en' ? 'More' : 'Zaidi';
  await button(page, more).waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  for (const control of await page.getByRole('toolbar').getByRole('button').all()) {
    const box = await control.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(48);
    expect(box?.height).toBeGreaterThanOrEqual(48);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  }
  expect(await faults(page)).toEqual([]);
});

test('no page complained', () => {
  expect([...host.complaints, ...member.complaints]).toEqual([]);
});
