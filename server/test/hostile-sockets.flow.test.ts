// What strangers and broken clients do to the socket door: none of it gets in, and none of it ends the process.
import { connect as connectTcp, type Socket as TcpSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { portalOrigin, TestWorld } from './harness.ts';
import { type Person, Seat } from './people.ts';

describe('the door for sockets', () => {
  let world: TestWorld;
  let meetingId: string;
  let host: Seat;
  let otieno: Person;

  beforeAll(async () => {
    world = await TestWorld.start({ limitScale: 1_000 });
    meetingId = await world.open();
    host = await world.chair.connect(meetingId);
    otieno = world.member(0);
  });

  afterAll(() => world?.stop());

  /** Everybody else must go on as if nothing had happened. */
  async function expectAlive(): Promise<void> {
    const text = `still here ${newId()}`;
    const { version } = await host.send('chat:send', { text });
    await host.atVersion(version);
  }

  test.each([
    ['no token', { token: '' }, 'unauthenticated'],
    ['a token of another secret', { secret: 'x'.repeat(43) }, 'unauthenticated'],
    ['a token that has ended', { expiresInSeconds: -60 }, 'unauthenticated'],
    ['another audience', { claims: { aud: 'elsewhere' } }, 'unauthenticated'],
    ['a token for two days', { expiresInSeconds: 172_800 }, 'unauthenticated'],
  ])(
    '%s is refused',
    async (_, { token, ...changes }: { token?: string; secret?: string; expiresInSeconds?: number; claims?: Record<string, unknown> }, code) => {
      const given = token ?? (await otieno.token(changes));
      await expect(otieno.connect(meetingId, { token: given })).rejects.toMatchObject({ code });
    },
  );

  test('meetings that do not exist, are no ids, or are of another portal are not found, alike', async () => {
    const other = await TestWorld.start();
    try {
      const foreign = await other.open();
      for (const id of [newId(), 'x', '__proto__', '']) await expect(otieno.connect(id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(otieno.connect(foreign)).rejects.toMatchObject({ code: 'not-found' });
    } finally {
      await other.stop();
    }
  });

  test('who was not invited is not found', async () => {
    const closed = await world.schedule({ invite: [otieno.memberId] });
    await expect(world.member(1).connect(closed)).rejects.toMatchObject({ code: 'not-found' });
    await expect(otieno.connect(closed)).resolves.toBeInstanceOf(Seat);
  });

  test.each([
    ['https://evil.example', false],
    ['null', false],
    [`${portalOrigin}.evil.example`, false],
    [portalOrigin, true],
  ])('origin %s', async (origin, isWelcome) => {
    const connecting = otieno.connect(meetingId, { origin });
    if (isWelcome) await expect(connecting).resolves.toBeInstanceOf(Seat);
    else await expect(connecting).rejects.toThrow();
  });

  test('[LV7] an unknown event, a field too few, a wrong id and a wrong shape each get their code', async () => {
    const seat = await otieno.connect(meetingId);
    const commandId = newId();
    const codeOf = async (event: string, payload: unknown) => {
      const ack = await seat.ask(event, payload);
      return ack.ok ? 'ok' : ack.error.code;
    };
    for (const event of ['chat:shout', 'constructor', '__proto__', 'toString', 'error', 'meeting:commit', 'hasOwnProperty', '']) {
      expect(await codeOf(event, { commandId }), event).toBe('unknown-command');
    }
    for (const payload of [
      null,
      undefined,
      1,
      'text',
      [],
      {},
      { commandId },
      { commandId: 'x', text: 'hi' },
      { commandId, text: 5 },
      { commandId, text: '' },
    ]) {
      expect(await codeOf('chat:send', payload), JSON.stringify(payload)).toBe('invalid');
    }
    expect(await seat.ask('chat:send', { commandId, text: 'a'.repeat(2_001) })).toMatchObject({ error: { code: 'too-large', errors: [{ path: 'text' }] } });
    expect(await codeOf('chat:send', { commandId: newId(), text: Buffer.from('binary') })).toBe('invalid');
    for (const payload of [null, { since: -1 }, { since: 'x' }, { since: Number.MAX_VALUE }]) expect(await codeOf('meeting:sync', payload)).toBe('invalid');
    seat.leavePage();
    await expectAlive();
  });

  test('[LV7] events without an ack, with a false ack, with a name of Socket.IO’s own, end nothing', async () => {
    const seat = await otieno.connect(meetingId);
    const raw = (packet: string): void => {
      const { engine } = seat.socket.io;
      engine.write(packet);
    };
    for (const event of ['chat:send', 'error', 'disconnect', 'newListener', 'connection', '__proto__']) {
      raw(`2${JSON.stringify([event])}`);
      raw(`2${JSON.stringify([event, null])}`);
      raw(`2${JSON.stringify([event, { commandId: newId(), text: 'x' }, 'not a function'])}`);
    }
    for (const packet of [
      '2',
      '29',
      '2["chat:send"',
      '39[1]',
      '7',
      '51-["a",{"_placeholder":true,"num":0}]',
      '4{}',
      `2${'['.repeat(20_000)}`,
      '0{"token":1}',
      '1',
    ])
      raw(packet);
    await expectAlive();
  });

  test('a frame over 64 KB closes its own connection, and no other', async () => {
    const seat = await otieno.connect(meetingId);
    seat.socket.emit('chat:send', { commandId: newId(), text: 'a'.repeat(70_000) }, () => undefined);
    await seat.until('the connection to close', () => !seat.socket.connected);
    await expectAlive();
  });

  test('one person does not hold connections without end: the oldest makes room', async () => {
    const achieng = world.member(1);
    const first = await achieng.connect(meetingId);
    const others: Seat[] = [];
    for (let i = 0; i < 30; i += 1) others.push(await achieng.connect(meetingId));
    expect(await first.closed()).toBe('duplicate');
    expect(others.filter(({ socket }) => socket.connected)).toHaveLength(30);
    for (const seat of others) seat.leavePage();
    await expectAlive();
  });

  test('[LV9] who stops reading is hung up on, and comes back to everything', { timeout: 90_000 }, async () => {
    const seat = await otieno.connect(meetingId, { reconnects: true });
    await seat.send('participant:join', {});
    const tcp = tcpOf(seat);
    tcp.pause();
    const text = 'a'.repeat(2_000);
    const before = await world.sockets();
    const isThere = async (): Promise<boolean> => (await world.sockets()) >= before;
    // The kernel's buffers take some megabytes before the server's own queue begins to grow.
    for (let round = 0; (await isThere()) && round < 200; round += 1) {
      await Promise.all(Array.from({ length: 100 }, () => host.send('chat:send', { text })));
    }
    expect(await isThere()).toBe(false);
    tcp.resume();
    await seat.atVersion(host.version);
    expect(seat.view?.messages).toEqual(host.view?.messages);
    seat.leavePage();
  });

  test('bytes that are no protocol at all are hung up on', async () => {
    const { hostname, port } = new URL(otieno.url);
    for (const bytes of [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n\r\n',
      '\u0000\u0001\u0002',
      'GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ]) {
      await new Promise<void>((resolve, reject) => {
        const socket = connectTcp(Number(port), hostname, () => socket.write(bytes));
        socket.setTimeout(15_000, () => reject(new Error('left open')));
        socket
          .once('close', () => resolve())
          .on('error', () => undefined)
          .resume();
      });
    }
    await expectAlive();
  });
});

/** The TCP socket under a client's websocket. */
function tcpOf({ socket }: Seat): TcpSocket {
  const { transport } = socket.io.engine as unknown as { transport: { ws: { _socket: TcpSocket } } };
  return transport.ws._socket;
}
