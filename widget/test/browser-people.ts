// People in real browsers: each has a context (cookies, devices) of their own, signs in at the demo's door, and can be asked what they hear and see.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, headless: true, args: flags });
}

/** What one person has received so far, over all peer connections of the page. */
export interface Received {
  readonly audioEnergy: number;
  readonly audioPackets: number;
  readonly framesDecoded: number;
}

export class BrowserPerson {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained about: exceptions, and policy violations in the console. */
  readonly complaints: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text())) this.complaints.push(message.text());
    });
  }

  /** `label` as the door's button says it, e.g. `Wanjiru Kamau (chairperson)`. */
  static async signIn(browser: Browser, portal: string, label: string, viewport = { width: 1280, height: 800 }): Promise<BrowserPerson> {
    const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Africa/Nairobi', permissions: ['camera', 'microphone'] });
    await context.addInitScript(keepPeerConnections);
    const page = await context.newPage();
    const person = new BrowserPerson(context, page);
    await page.goto(`${portal}/`);
    await page.getByRole('button', { name: `Continue as ${label}` }).click();
    await page.waitForURL('**/meetings');
    return person;
  }

  received(): Promise<Received> {
    return this.page.evaluate(readReceived);
  }

  /** A token as the tag gets it, for calls to the API in this person's name. */
  async token(): Promise<string> {
    const answer = await this.context.request.post(new URL('/meeting-token', this.page.url()).href, { data: {} });
    return (await answer.json()).token;
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** Runs in the page before anything else: LiveKit's connections are kept, so that their statistics can be asked for. */
function keepPeerConnections(): void {
  const kept: RTCPeerConnection[] = [];
  Object.assign(window, { keptPeerConnections: kept });
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
    }
  };
}

/** Runs in the page. Sums are over live connections only: a closed one has no statistics left. */
async function readReceived(): Promise<Received> {
  const kept: RTCPeerConnection[] = Reflect.get(window, 'keptPeerConnections');
  const sum = { audioEnergy: 0, audioPackets: 0, framesDecoded: 0 };
  for (const connection of kept.filter((candidate) => candidate.connectionState === 'connected')) {
    for (const report of (await connection.getStats()).values()) {
      if (report.type !== 'inbound-rtp') continue;
      if (report.kind === 'audio') {
        sum.audioEnergy += report.totalAudioEnergy ?? 0;
        sum.audioPackets += report.packetsReceived ?? 0;
      } else sum.framesDecoded += report.framesDecoded ?? 0;
    }
  }
  return sum;
}
