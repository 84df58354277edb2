// The server's work in the background: carrying out effects, comparing LiveKit rooms, sweeping its webhooks. What the work is: server/app.
import { type EffectTools, type EnqueueEffects, performEffect } from '../app/effects.ts';
import type { MediaInbox } from '../app/media-inbox.ts';
import type { MediaReconciler } from '../app/media-reconciler.ts';
import type { Log } from '../deps.ts';
import { EffectQueue } from './effect-queue.ts';
import { openBoss, type BossOptions } from './boss.ts';
import { Ticker } from './ticker.ts';

export interface JobsWork extends EffectTools {
  readonly reconciler: MediaReconciler;
  readonly inbox: MediaInbox;
}

/** Opened before the live meetings, which enqueue; started after them, because effects read them. */
export interface Jobs {
  readonly enqueueEffects: EnqueueEffects;
  /** Starts this node's workers. */
  start(work: JobsWork): Promise<void>;
  /** Lets running work finish, then lets go of the queue. Before the database closes. */
  stop(): Promise<void>;
}

const tickMs = 10_000;

export async function openJobs(options: BossOptions): Promise<Jobs> {
  const { log } = options;
  const boss = await openBoss(options);
  const effects = await EffectQueue.open(boss, options);
  const tickers: Ticker[] = [];
  return {
    enqueueEffects: (sql, wanted) => effects.enqueue(sql, wanted),
    async start(work) {
      await effects.work((effect) => performEffect(effect, work));
      tickers.push(tick(log, 'LiveKit rooms', () => work.reconciler.tick()), tick(log, 'LiveKit events', () => work.inbox.sweep()));
    },
    async stop() {
      await Promise.all(tickers.splice(0).map((ticker) => ticker.stop()));
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}

function tick(log: Log, what: string, work: () => Promise<void>): Ticker {
  return new Ticker(tickMs, work, (error) => log.warn({ err: error }, `${what} wait for the next tick`));
}
