// The server's work in the background: carrying out effects, comparing LiveKit rooms, sweeping its webhooks. What the work is: server/app.
import { type EffectTools, type EnqueueEffects, performEffect } from '../app/effects.ts';
import { every } from '../app/every.ts';
import type { MediaInbox } from '../app/media-inbox.ts';
import type { MediaReconciler } from '../app/media-reconciler.ts';
import { type BossOptions, openBoss } from './boss.ts';
import { EffectQueue } from './effect-queue.ts';

export interface JobsWork extends EffectTools {
  readonly reconciler: Pick<MediaReconciler, 'settleAll'>;
  readonly inbox: Pick<MediaInbox, 'sweep'>;
}

/** Opened before the live meetings, which enqueue; started when everything they work with stands. */
export interface Jobs {
  readonly enqueueEffects: EnqueueEffects;
  /** Starts this node's workers. */
  start(work: JobsWork): Promise<void>;
  /** Lets running work finish, then lets go of the queue. Before the database closes. */
  stop(): Promise<void>;
}

/** How often LiveKit's rooms are compared with ours, and events that were left lying are taken up. */
const roundMs = 10_000;

export async function openJobs(options: BossOptions): Promise<Jobs> {
  const { log } = options;
  const boss = await openBoss(options);
  const effects = await EffectQueue.open(boss, options);
  const stopping = new AbortController();
  const loops: Promise<void>[] = [];
  return {
    enqueueEffects: (sql, wanted) => effects.enqueue(sql, wanted),
    async start({ reconciler, inbox, ...tools }) {
      await effects.work((effect) => performEffect(effect, tools));
      loops.push(
        every(roundMs, stopping.signal, log, 'LiveKit rooms', () => reconciler.settleAll()),
        every(roundMs, stopping.signal, log, 'LiveKit events', () => inbox.sweep()),
      );
    },
    async stop() {
      stopping.abort();
      await Promise.all([effects.stop(), ...loops]);
      await boss.stop({ graceful: false });
    },
  };
}
