// The members of all rooms, in a process of their own: they connect, speak at a fixed rate and time what they hear. Driven by chat.ts over IPC.
import { io, type Socket } from 'socket.io-client';
import { v7 as uuidv7 } from 'uuid';
import { percentile, sortedCopy } from './statistics.ts';

export interface Member {
  /** What the handshake carries. */
  readonly auth: Readonly<Record<string, string>>;
  readonly room: number;
}

export type Order =
  | { readonly do: 'connect'; readonly subject: Subject; readonly url: string; readonly members: readonly Member[] }
  | { readonly do: 'speak'; readonly subject: Subject; readonly ratePerSecond: number; readonly seconds: number };

export type Subject = 'chama-meet' | 'relay';

export interface Hearing {
  readonly sent: number;
  readonly deliveries: number;
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  /** Milliseconds from when a message was due to be sent. */
  readonly heardP50: number;
  readonly heardP99: number;
  readonly ackedP50: number;
  readonly ackedP99: number;
  readonly clientCpuShare: number;
}

interface Listener {
  readonly socket: Socket;
  readonly room: number;
  /** Message numbers in the order heard. */
  heard: number[];
}

const listeners = new Map<Subject, Listener[]>();
let latencies: number[] = [];

const filler = ' tumekubaliana kuhusu mchango wa mwezi ujao';

function hear(listener: Listener, text: string): void {
  const [number, due] = text.split(' ', 2).map(Number);
  if (number === undefined || due === undefined || Number.isNaN(due)) return;
  listener.heard.push(number);
  latencies.push(performance.now() - due);
}

async function connect(subject: Subject, url: string, members: readonly Member[]): Promise<void> {
  const list: Listener[] = [];
  const queue = [...members];
  const worker = async () => {
    for (let member = queue.shift(); member; member = queue.shift()) list.push(await enter(subject, url, member));
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  listeners.set(subject, list);
}

async function enter(subject: Subject, url: string, member: Member): Promise<Listener> {
  const socket = io(url, { transports: ['websocket'], auth: { ...member.auth }, forceNew: true, reconnection: false });
  const listener: Listener = { socket, room: member.room, heard: [] };
  if (subject === 'relay') {
    socket.on('chat', (text: string) => hear(listener, text));
    await happened(socket, 'connect');
    return listener;
  }
  socket.on('meeting:commit', ({ facts }: { facts: readonly { type: string; text?: string }[] }) => {
    for (const fact of facts) if (fact.type === 'chat.sent' && fact.text) hear(listener, fact.text);
  });
  await happened(socket, 'meeting:snapshot');
  const answer = await socket.timeout(20_000).emitWithAck('participant:join', { commandId: uuidv7() });
  if (!answer.ok) throw new Error(`A member could not join: ${answer.error.code}`);
  return listener;
}

function happened(socket: Socket, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve());
    socket.once('connect_error', (error) => reject(error));
  });
}

/** Open loop: message n is due at n / rate whatever became of the ones before, and its time counts from then. */
async function speak(subject: Subject, ratePerSecond: number, seconds: number): Promise<Hearing> {
  const speakers = listeners.get(subject) ?? [];
  for (const listener of speakers) listener.heard = [];
  latencies = [];
  const acked: number[] = [];
  const acks: Promise<void>[] = [];
  const sentByRoom = new Map<number, number[]>();
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const total = ratePerSecond * seconds;
  for (let number = 0; number < total; ) {
    const due = begin + (number * 1000) / ratePerSecond;
    if (performance.now() < due) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      continue;
    }
    const speaker = speakers[number % speakers.length];
    if (!speaker) throw new Error('Nobody is connected');
    sentByRoom.set(speaker.room, [...(sentByRoom.get(speaker.room) ?? []), number]);
    acks.push(send(subject, speaker.socket, `${number} ${due}${filler}`).then(() => void acked.push(performance.now() - due)));
    number++;
  }
  await Promise.all(acks);
  const expected = speakers.reduce((sum, { room }) => sum + (sentByRoom.get(room)?.length ?? 0), 0);
  await until(() => latencies.length >= expected, 5_000);
  const used = process.cpuUsage(cpu);
  const wall = performance.now() - begin;
  return { sent: total, ...judge(speakers, sentByRoom), ...times(acked), clientCpuShare: (used.user + used.system) / 1000 / wall };
}

async function send(subject: Subject, socket: Socket, text: string): Promise<void> {
  const patient = socket.timeout(20_000);
  if (subject === 'relay') return patient.emitWithAck('chat', text);
  const answer = await patient.emitWithAck('chat:send', { commandId: uuidv7(), text });
  if (!answer.ok) throw new Error(`A message was refused: ${answer.error.code}`);
}

function judge(speakers: readonly Listener[], sentByRoom: ReadonlyMap<number, readonly number[]>) {
  let lost = 0;
  let doubled = 0;
  let outOfOrder = 0;
  const firstOfRoom = new Map<number, string>();
  for (const { room, heard } of speakers) {
    const once = new Set(heard);
    doubled += heard.length - once.size;
    lost += (sentByRoom.get(room) ?? []).filter((number) => !once.has(number)).length;
    const order = heard.join();
    if ((firstOfRoom.get(room) ?? order) !== order) outOfOrder++;
    firstOfRoom.set(room, firstOfRoom.get(room) ?? order);
  }
  return { deliveries: latencies.length, lost, doubled, outOfOrder };
}

function times(acked: readonly number[]) {
  const heard = sortedCopy(latencies);
  const answered = sortedCopy(acked);
  return { heardP50: percentile(heard, 0.5), heardP99: percentile(heard, 0.99), ackedP50: percentile(answered, 0.5), ackedP99: percentile(answered, 0.99) };
}

async function until(isTrue: () => boolean, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!isTrue() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
}

process.on('message', (order: Order) => {
  const work = order.do === 'connect' ? connect(order.subject, order.url, order.members) : speak(order.subject, order.ratePerSecond, order.seconds);
  work.then(
    (answer) => process.send?.({ answer: answer ?? null }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
