/** The thread that reads a project: it answers one question after the other. */
import type { MessagePort } from "node:worker_threads";
import type { Answered, Asked } from "../protocol.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { createDesk, type Read, type Snapshot } from "./snapshot.ts";

export type { Read, Reading } from "./snapshot.ts";

export interface Work {
  /** Where questions come from. */
  readonly port: MessagePort;
  /** The project's folder. */
  readonly dir: string;
  readonly read: Read;
}

export function work({ port, dir, read }: Work): void {
  const desk = createDesk(dir, read);
  let known: { readonly revision: number; readonly snapshot: Snapshot } | undefined;
  const snapshotAt = async ({ revision, texts }: Asked): Promise<Snapshot> => {
    if (known?.revision !== revision) known = { revision, snapshot: await desk.look(texts) };
    return known.snapshot;
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  port.postMessage("ready");
  let turn = Promise.resolve();
  port.on("message", (asked: Asked) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    turn = turn.then(async () => port.postMessage(await answered(asked, snapshotAt)));
  });
}

async function answered(asked: Asked, snapshotAt: (asked: Asked) => Promise<Snapshot>): Promise<Answered> {
  try {
    return { id: asked.id, value: diagnosticsOf(await snapshotAt(asked)) };
  } catch (error) {
    return { id: asked.id, failure: error instanceof Error ? error.message : String(error) };
  }
}
