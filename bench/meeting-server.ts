// Our server as a benchmark needs it: its own process on a fresh PostgreSQL database, filled through the public surface only.
import { SignJWT } from 'jose';
import { addPortal, type MeetingServerProcess, startMeetingServer } from '../demo/meeting-server-process.ts';
import { freePort } from '../server/local-livekit/livekit-process.ts';
import { freshDatabase } from '../server/test/databases.ts';

export interface BenchServer {
  readonly url: string;
  readonly pid: number;
  readonly apiKey: string;
  token(memberId: string, chamaId: string, role: string): Promise<string>;
  call(bearer: string, method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

const slug = 'bench';

export async function startBenchServer(): Promise<BenchServer> {
  const database = await freshDatabase('postgresql');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: database.databaseUrl,
    LOG_LEVEL: 'warn',
    REDIS_URL: undefined,
    LIVEKIT_URL: undefined,
  };
  const { jwtSecret, apiKey } = await addPortal(environment, { slug, name: 'Bench', origins: [url] });
  const server: MeetingServerProcess = await startMeetingServer(url, environment);
  const key = new TextEncoder().encode(jwtSecret);
  return {
    url,
    pid: server.pid,
    apiKey,
    token: (memberId, chamaId, role) =>
      new SignJWT({ name: memberId, chamas: [{ id: chamaId, role }] })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(slug)
        .setAudience('chama-meet')
        .setSubject(memberId)
        .setIssuedAt()
        .setExpirationTime('2h')
        .sign(key),
    call: async (bearer, method, path, body) => {
      const headers = { Authorization: `Bearer ${bearer}`, ...(body ? { 'Content-Type': 'application/json' } : {}) };
      const response = await fetch(`${url}/api${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response.json() as Promise<Record<string, unknown>>;
    },
    stop: async () => {
      await server.stop();
      await database.drop();
    },
  };
}
