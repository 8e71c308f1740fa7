/** Requests to the thread, answered in the order of asking. */
import { Worker } from "node:worker_threads";
import { mutex } from "../../driver/mutex.ts";
import { listed } from "../library/index.ts";
import type { Failure, Opening, Reply, Request } from "./protocol.ts";

export interface Thread {
  ask(request: Request): Promise<unknown>;
  /** Ends it, whatever it does. What it has not committed is gone. */
  stop(): Promise<void>;
}

export class ThreadFailure extends Error {
  readonly code: number | undefined;

  constructor({ message, code }: Failure) {
    super(message);
    this.code = code;
  }
}

/**
 * A thread inherits no compile cache, and a first file of TypeScript would load the compiler before one is there: 15 of the 50 ms
 * that an opening takes. So it begins with a text.
 */
const beginning = `
  require("node:module").enableCompileCache();
  import(${JSON.stringify(new URL("worker.ts", import.meta.url).href)});`;

export async function startThread(file: string): Promise<Thread> {
  const worker = new Worker(beginning, { eval: true, workerData: { file, listed } satisfies Opening });
  // A command that forgets to close can end all the same.
  worker.unref();
  let ended = false;
  worker.once("exit", () => (ended = true));
  const inTurn = mutex();
  await reply(worker).catch(async (cause: unknown) => {
    await worker.terminate();
    throw cause;
  });
  return {
    ask: (request) =>
      inTurn(() => {
        if (ended) return Promise.reject(new ThreadFailure(interrupted));
        const answer = reply(worker);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(request);
        return answer;
      }),
    stop: async () => void (await worker.terminate()),
  };
}

function reply(worker: Worker): Promise<unknown> {
  worker.ref();
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit).unref();
      act();
    };
    const onMessage = (given: Reply) =>
      settle(() => ("failure" in given ? reject(new ThreadFailure(given.failure)) : resolve(given.value)));
    const onError = (cause: unknown) => settle(() => reject(cause));
    const onExit = () => settle(() => reject(new ThreadFailure(interrupted)));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  });
}

/** As SQLite would say it. */
const interrupted: Failure = { message: "interrupted", code: 9 };
