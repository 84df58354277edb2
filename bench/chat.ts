// `chat`: durable chat, acked after its commit, in 40 rooms of 25 at 200 messages a second, beside a bare Socket.IO relay in the same run.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Hearing, Member, Order, Subject } from './chat-load.ts';
import { type BenchServer, startBenchServer } from './meeting-server.ts';
import { cpuMicroseconds } from './process-usage.ts';
import { publish } from './results.ts';
import { median, round } from './statistics.ts';

const rooms = 40;
const membersPerRoom = 25;
const ratePerSecond = 200;
const secondsPerTurn = 10;
const turns = 5;

interface Turn extends Hearing {
  readonly cpuPerDelivery: number;
}

export async function benchChat(): Promise<void> {
  const ours = await startBenchServer();
  const relay = spawn(process.execPath, [join(import.meta.dirname, 'relay.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const load = fork(join(import.meta.dirname, 'chat-load.ts'));
  try {
    const relayPort = await firstLine(relay);
    await order(load, { do: 'connect', subject: 'relay', url: `http://127.0.0.1:${relayPort}`, members: relayMembers() });
    await order(load, { do: 'connect', subject: 'chama-meet', url: ours.url, members: await meetingMembers(ours) });
    const pids: Record<Subject, number> = { 'chama-meet': ours.pid, relay: relay.pid ?? 0 };
    const turnsOf: Record<Subject, Turn[]> = { 'chama-meet': [], relay: [] };
    for (const subject of ['relay', 'chama-meet'] as const) await turn(load, subject, pids[subject], 3);
    for (let index = 0; index < turns; index++) {
      for (const subject of ['relay', 'chama-meet'] as const) turnsOf[subject].push(await turn(load, subject, pids[subject], secondsPerTurn));
    }
    report(turnsOf);
  } finally {
    load.kill();
    relay.kill();
    await ours.stop();
  }
}

async function turn(load: ChildProcess, subject: Subject, pid: number, seconds: number): Promise<Turn> {
  const before = cpuMicroseconds(pid);
  const heard = await order<Hearing>(load, { do: 'speak', subject, ratePerSecond, seconds });
  const expected = heard.sent * membersPerRoom;
  if (heard.lost > 0 || heard.doubled > 0 || heard.outOfOrder > 0 || heard.deliveries !== expected) {
    throw new Error(
      `${subject}: ${heard.deliveries} of ${expected} deliveries, ${heard.lost} lost, ${heard.doubled} doubled, ${heard.outOfOrder} members out of order`,
    );
  }
  return { ...heard, cpuPerDelivery: (cpuMicroseconds(pid) - before) / heard.deliveries };
}

function report(turnsOf: Record<Subject, readonly Turn[]>): void {
  const of = (subject: Subject, figure: keyof Turn) => median(turnsOf[subject].map((turn) => turn[figure]));
  const row = (subject: Subject) => ({
    'heard p50 ms': round(of(subject, 'heardP50')),
    'heard p99 ms': round(of(subject, 'heardP99')),
    'acked p50 ms': round(of(subject, 'ackedP50')),
    'acked p99 ms': round(of(subject, 'ackedP99')),
    'CPU us per delivery': round(of(subject, 'cpuPerDelivery'), 1),
    'load CPU share': round(of(subject, 'clientCpuShare')),
    deliveries: turnsOf[subject].reduce((sum, turn) => sum + turn.deliveries, 0),
  });
  const ratio = (figure: keyof Turn) => round(of('chama-meet', figure) / of('relay', figure));
  publish({
    id: 'chat',
    setup: { rooms, membersPerRoom, ratePerSecond, turns, secondsPerTurn, database: 'PostgreSQL' },
    subjects: { 'chama-meet (durable)': row('chama-meet'), 'bare relay (keeps nothing)': row('relay') },
    ratios: { 'CPU per delivery': ratio('cpuPerDelivery'), 'heard p50': ratio('heardP50'), 'heard p99': ratio('heardP99') },
  });
}

function relayMembers(): Member[] {
  return eachMember((room) => ({ auth: { room: `room-${room}` }, room }));
}

/** One chama and one running meeting a room. */
async function meetingMembers(server: BenchServer): Promise<Member[]> {
  const meetings: string[] = [];
  for (let room = 0; room < rooms; room++) meetings.push(await startMeeting(server, room));
  return Promise.all(
    eachMember(async (room, member) => ({
      auth: { token: await server.token(memberId(room, member), chamaId(room), roleOf(member)), meetingId: meetings[room] ?? '' },
      room,
    })),
  );
}

async function startMeeting(server: BenchServer, room: number): Promise<string> {
  const members = Array.from({ length: membersPerRoom }, (_, member) => ({ id: memberId(room, member), name: `Member ${member}`, role: roleOf(member) }));
  await server.call(server.apiKey, 'PUT', `/directory/chamas/${chamaId(room)}`, { name: `Chama ${room}`, members });
  const token = await server.token(memberId(room, 0), chamaId(room), roleOf(0));
  const scheduledStart = new Date().toISOString();
  const scheduledEnd = new Date(Date.now() + 3_600_000).toISOString();
  const { id } = await server.call(token, 'POST', '/meetings', { chamaId: chamaId(room), title: `Room ${room}`, type: 'audio', scheduledStart, scheduledEnd });
  await server.call(token, 'POST', `/meetings/${id}/start`);
  return String(id);
}

const chamaId = (room: number) => `chama-${room}`;
const memberId = (room: number, member: number) => `member-${room}-${member}`;
const roleOf = (member: number) => (member === 0 ? 'chairperson' : 'member');
const eachMember = <T>(make: (room: number, member: number) => T): T[] =>
  Array.from({ length: rooms * membersPerRoom }, (_, index) => make(index % rooms, Math.floor(index / rooms)));

async function order<Answer>(load: ChildProcess, what: Order): Promise<Answer> {
  load.send(what);
  const [message] = await once(load, 'message');
  if (message.error) throw new Error(message.error);
  return message.answer;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The relay has no output');
  const [line] = await once(createInterface(child.stdout), 'line');
  return line;
}
