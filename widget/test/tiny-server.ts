// A meeting server of a few lines on a real Socket.IO, that a test can make forgetful, slow or strict. The real one is tried in server/test.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Ack, Commit, Handshake, SyncAnswer } from '../../protocol/index.ts';
import { said, sampleView } from './sample-view.ts';

export class TinyServer {
  readonly handshakes: Handshake[] = [];
  readonly syncs: number[] = [];
  /** Ids as they came, with repetitions. */
  readonly received: string[] = [];
  version = 1;
  /** Refuses a handshake with this code. */
  refuse: (handshake: Handshake) => string | null = () => null;
  /** Loses the ack of a command, or answers it. */
  losesAck: () => boolean = () => false;
  answersSync = true;
  readonly #answers = new Map<string, Ack>();
  readonly #commits: Commit[] = [];
  readonly #http = createServer();
  readonly #io = new Server(this.#http, { transports: ['websocket'], serveClient: false });

  constructor() {
    this.#io.use((socket, next) => {
      const handshake = socket.handshake.auth as Handshake;
      this.handshakes.push(handshake);
      const code = this.refuse(handshake);
      next(code === null ? undefined : Object.assign(new Error(code), { data: { code } }));
    });
    this.#io.on('connection', (socket) => this.#welcome(socket));
  }

  async listen(): Promise<string> {
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
    const address = this.#http.address();
    if (address === null || typeof address === 'string') throw new Error('no address');
    return `http://127.0.0.1:${address.port}`;
  }

  get sockets(): Socket[] {
    return [...this.#io.sockets.sockets.values()];
  }

  /** Cuts every connection as a network does: no goodbye. */
  cut(): void {
    for (const socket of this.sockets) socket.conn.close();
  }

  /** Says it to everybody and hangs up, as a server does. */
  hangUp(code: string): void {
    for (const socket of this.sockets) {
      socket.emit('connection:closed', { code });
      socket.disconnect(true);
    }
  }

  /** Commits; `isTold` false loses the frame. */
  say(text: string, isTold = true): void {
    const commit: Commit = { from: this.version, version: this.version + 1, facts: [said(text)] };
    this.version += 1;
    this.#commits.push(commit);
    if (isTold) this.#io.emit('meeting:commit', commit);
  }

  async close(): Promise<void> {
    await this.#io.close();
  }

  #welcome(socket: Socket): void {
    const { since } = socket.handshake.auth as Handshake;
    if (since === undefined) socket.emit('meeting:snapshot', { version: this.version, serverTime: '2026-11-22T18:00:00.000Z', view: sampleView() });
    else for (const commit of this.#since(since)) socket.emit('meeting:commit', commit);
    socket.on('meeting:sync', (input: { since: number }, ack: (answer: SyncAnswer) => void) => {
      this.syncs.push(input.since);
      if (this.answersSync) ack({ ok: true, commits: this.#since(input.since) });
    });
    socket.on('chat:send', (input: { text: string; commandId: string }, ack: (answer: Ack) => void) => {
      this.received.push(input.commandId);
      let answer = this.#answers.get(input.commandId);
      if (!answer) {
        this.say(input.text);
        answer = { ok: true, version: this.version };
        this.#answers.set(input.commandId, answer);
      }
      if (!this.losesAck()) ack(answer);
    });
  }

  #since(version: number): Commit[] {
    return this.#commits.filter((commit) => commit.from >= version);
  }
}
