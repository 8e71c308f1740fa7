/**
 * From a broker to the raw store: each message as it came, acknowledged when it is safe on this disk, in the raw store soon after.
 * A crash loses none that was acknowledged; one that was not comes again, marked.
 */
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { RawStore } from "../raw-store/index.ts";
import { lockFolder } from "./lock.ts";
import { publish } from "./publish.ts";
import { lineOf, payloadOf } from "./record.ts";
import { openSpool, type Rolled, type Spool } from "./spool.ts";
import type { Change, Incoming, SubscriptionOptions } from "./subscription.ts";

export interface CollectOptions extends SubscriptionOptions {
  /** The first part of its files' names: `sensors`. */
  readonly source: string;
  readonly store: RawStore;
  /** A folder on the local disk. */
  readonly spool: string;
  /** Milliseconds between two files of the store, at least. */
  readonly every?: number;
  readonly signal: AbortSignal;
  readonly onEvent?: (event: CollectEvent) => void;
  readonly clock?: () => Date;
}

export type CollectEvent =
  | Change
  | { readonly kind: "kept"; readonly messages: number }
  | { readonly kind: "stored"; readonly bytes: number }
  /** The disk or the store refuses; what came is kept, or not acknowledged. */
  | { readonly kind: "waiting"; readonly where: "spool" | "store"; readonly reason: string };

/** Until the signal; then what came is stored, and all is closed. Throws where it can't begin, or another took its session. */
export async function collect(options: CollectOptions): Promise<void> {
  const lock = await lockFolder(options.spool, `collect ${options.source}`);
  try {
    const spool = await openSpool(options.spool, newIds(options.clock ?? (() => new Date())));
    await flush(spool, options);
    await collecting(spool, options);
  } finally {
    lock.release();
  }
}

/** Names that go up, also where the clock goes back: those that wait in the spool included. */
function newIds(clock: () => Date): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock().getTime());
    return new Date(last).toISOString().replaceAll(/[-:.]/g, "");
  };
}

async function collecting(spool: Spool, options: CollectOptions): Promise<void> {
  const { signal, every = 1000, onEvent } = options;
  // The client is for those who collect alone.
  const { subscribe } = await import("./subscription.ts");
  const ended = new AbortController();
  let replaced = false;
  const subscription = subscribe(options, keeping(spool, options), (change) => {
    onEvent?.(change);
    if (change.kind !== "replaced") return;
    replaced = true;
    ended.abort();
  });
  const stop = AbortSignal.any([signal, ended.signal]);
  try {
    while (!stop.aborted) {
      await sleep(every, undefined, { signal: stop }).catch(() => undefined);
      await flush(spool, options);
    }
  } finally {
    await subscription.close();
    await flush(spool, options);
    await spool.close();
  }
  if (replaced) throw replacedError(options);
}

const replacedError = ({ clientId }: CollectOptions): Error =>
  new Error(`another collector connected as "${clientId}": this one stops`);

/** Puts each message into the spool, and acknowledges it then. A disk that is full is tried again: until then nothing is acknowledged. */
function keeping(spool: Spool, { signal, onEvent, clock = () => new Date() }: CollectOptions) {
  let sequence = 0;
  const start = randomBytes(6).toString("hex");
  return ({ topic, payload, redelivered, acknowledge }: Incoming): void => {
    const again = redelivered ? ({ redelivered } as const) : {};
    const line = lineOf({
      topic,
      received_at: clock().toISOString(),
      message_id: `${start}-${++sequence}`,
      ...again,
      ...payloadOf(payload),
    });
    const kept = () => {
      acknowledge();
      onEvent?.({ kind: "kept", messages: 1 });
    };
    const attempt = (): Promise<void> =>
      spool.append(line).then(kept, async (error: Error) => {
        onEvent?.({ kind: "waiting", where: "spool", reason: error.message });
        await sleep(1000, undefined, { signal }).catch(() => undefined);
        return signal.aborted ? undefined : attempt();
      });
    void attempt();
  };
}

async function flush(spool: Spool, options: CollectOptions): Promise<void> {
  await spool.roll();
  for await (const rolled of spool.rolled()) if (!(await stored(rolled, options))) return;
}

/** Tries until the store takes it, or the signal: then it stays in the spool for the next start. Whether it was taken. */
async function stored(rolled: Rolled, options: CollectOptions): Promise<boolean> {
  const { source, clientId, store, onEvent, signal } = options;
  for (let wait = 500; ; wait = Math.min(wait * 2, 30_000)) {
    try {
      await publish(rolled, source, clientId, store);
      onEvent?.({ kind: "stored", bytes: rolled.content.length });
      return true;
    } catch (error) {
      onEvent?.({ kind: "waiting", where: "store", reason: (error as Error).message });
      if (signal.aborted) return false;
    }
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  }
}
