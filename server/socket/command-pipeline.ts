// The one road of every event a client sends: ack, limits, schema, command, answer. Nothing a client sends gets past it, and nothing it throws leaves it.
import { z } from 'zod';
import { type Command, type CommandName, commandIdSchema, commandSchemas, isOverlong } from '../../protocol/commands.ts';
import type { FieldError } from '../../protocol/errors.ts';
import type { Ack, SyncAnswer } from '../../protocol/socket.ts';
import type { LiveMeetings } from '../app/live-meetings.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../deps.ts';
import { Failure } from '../domain/failure.ts';
import { AckOrder } from './ack-order.ts';
import type { SocketBroadcaster } from './broadcaster.ts';
import type { Connection } from './connection.ts';
import { type LimitClass, limitClassOf, type RateLimits } from './rate-limits.ts';

export interface PipelineTools {
  readonly live: LiveMeetings;
  readonly broadcaster: SocketBroadcaster;
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly log: Log;
}

const envelope = z.object({ commandId: commandIdSchema });
const syncInput = z.object({ since: z.int().min(0) });

export class CommandPipeline {
  readonly #tools: PipelineTools;
  readonly #orders = new WeakMap<Connection, AckOrder>();

  constructor(tools: PipelineTools) {
    this.#tools = tools;
  }

  /** Takes one event as it came: its name, its arguments and, last, the ack. Never throws. */
  take(connection: Connection, event: readonly unknown[]): void {
    const ack = event.at(-1);
    // Without an ack the sender could not learn what became of it: nothing is done.
    if (typeof ack !== 'function') {
      this.#count(connection);
      return;
    }
    const send = (answer: Ack | SyncAnswer): void => {
      ack(answer);
    };
    const [name, payload] = event.slice(0, -1);
    if (name === 'meeting:sync') void this.#sync(connection, payload).then(send);
    else void this.#command(connection, name, payload).then(this.#orderOf(connection).take(send));
  }

  async #command(connection: Connection, name: unknown, payload: unknown): Promise<Ack> {
    try {
      this.#requireToken(connection);
      const isKnown = isCommandName(name);
      this.#limit(connection, isKnown ? limitClassOf(name) : 'garbage');
      if (!isKnown) throw new Failure('unknown-command');
      const { commandId } = parse(envelope, payload);
      const command = parseCommand(name, payload);
      const { version, result } = await this.#tools.live.run(connection.meetingId, connection.member.actor, command, {
        commandId: commandId.toLowerCase(),
        source: 'socket',
      });
      return result === undefined ? { ok: true, version } : { ok: true, version, result };
    } catch (error) {
      return this.#refusal(error, connection, name);
    }
  }

  async #sync(connection: Connection, payload: unknown): Promise<SyncAnswer> {
    try {
      this.#requireToken(connection);
      this.#limit(connection, 'sync');
      const { since } = parse(syncInput, payload);
      const { meetingId, participantId } = connection;
      await this.#tools.live.since(meetingId, participantId, since);
      // What waits for the end of its frame goes first, so that the answer ends where the live commits go on.
      this.#tools.broadcaster.flush(meetingId);
      const replay = this.#tools.live.sinceNow(meetingId, participantId, since);
      if (!replay) throw new Failure('unavailable', { retryAfterMs: 1_000 });
      return { ok: true, ...replay };
    } catch (error) {
      return this.#refusal(error, connection, 'meeting:sync');
    }
  }

  #requireToken(connection: Connection): void {
    if (this.#tools.clock.now() < connection.member.tokenExpiresAt) return;
    throw new Failure('unauthenticated', { message: 'The token has expired' });
  }

  #limit(connection: Connection, kind: LimitClass): void {
    this.#count(connection);
    const { member, meetingId } = connection;
    // Knocking again and again annoys one meeting's hosts; coming to many meetings annoys nobody.
    const whose = kind === 'lobby' ? `${member.userId} ${meetingId}` : member.userId;
    const retryAfterMs = this.#tools.limits.take(whose, kind, this.#tools.clock.now());
    if (retryAfterMs !== null) throw new Failure('rate-limited', { retryAfterMs });
  }

  /** Whoever goes on against every refusal is hung up on. */
  #count(connection: Connection): void {
    if (this.#tools.limits.take(connection.id, 'flood', this.#tools.clock.now()) !== null) connection.close('rate-limited');
  }

  #orderOf(connection: Connection): AckOrder {
    const order = this.#orders.get(connection) ?? new AckOrder();
    this.#orders.set(connection, order);
    return order;
  }

  #refusal(error: unknown, { meetingId }: Connection, name: unknown): { ok: false; error: ReturnType<Failure['toWire']> } {
    if (error instanceof Failure) return { ok: false, error: error.toWire() };
    this.#tools.log.error({ err: error, meetingId, event: String(name).slice(0, 60) }, 'an event could not be answered');
    return { ok: false, error: new Failure('internal').toWire() };
  }
}

function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commandSchemas, name);
}

/** The schema of `name` gives the fields of the command of that name: zod cannot say so of a name it does not know. */
function parseCommand(name: CommandName, payload: unknown): Command {
  const schema: z.ZodType<object> = commandSchemas[name];
  return { type: name, ...parse(schema, payload) } as Command;
}

function parse<T>(schema: z.ZodType<T>, payload: unknown): T {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const errors: FieldError[] = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new Failure(isOverlong(parsed.error.issues) ? 'too-large' : 'invalid', { errors });
}
