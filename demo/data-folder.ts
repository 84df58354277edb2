// Where the demo keeps what it must remember between starts: the meeting server's database, and the keys this portal was given.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What adding a portal to the meeting server printed, and a secret of the portal's own. */
export interface PortalRegistration {
  readonly slug: string;
  readonly jwtSecret: string;
  readonly apiKey: string;
  readonly cookieSecret: string;
}

/** One a port: a portal is registered with its address, so on another port it is another portal. */
const fileOf = (port: number) => `portal-${port}.json`;
const isOurs = (entry: string) => /^portal-\d+\.json$/.test(entry);

export class DataFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  async open({ isFresh }: { readonly isFresh: boolean }): Promise<void> {
    await mkdir(this.path, { recursive: true });
    if (!isFresh) return;
    const entries = await readdir(this.path);
    if (entries.length > 0 && !entries.some(isOurs))
      throw new Error(`${this.path} was not made by the demo, so --fresh leaves it alone. Set DATA_DIR to another folder.`);
    await Promise.all(entries.map((entry) => rm(join(this.path, entry), { recursive: true })));
  }

  async registration(port: number): Promise<PortalRegistration | undefined> {
    const text = await readFile(join(this.path, fileOf(port)), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return text === undefined ? undefined : JSON.parse(text);
  }

  async keep(port: number, registration: PortalRegistration): Promise<void> {
    await writeFile(join(this.path, fileOf(port)), JSON.stringify(registration, null, 2), { mode: 0o600 });
  }
}
