/** A project's thread: begun when it is first asked, ended when it does not answer in time, and begun again. */
import { Worker } from "node:worker_threads";
import { EditorError } from "../error.ts";
import type { Answered, Asked, Question } from "../protocol.ts";

export interface ThreadOptions {
  /** A module that calls `work`, with its `workerData` `{ dir }`. */
  readonly module: URL;
  readonly dir: string;
  /** How long one answer may take, in milliseconds. */
  readonly limit: number;
}

export interface Thread {
  /** Throws EditorError: `endless` where it took too long. */
  ask(question: Question, state: Pick<Asked, "revision" | "texts">): Promise<unknown>;
  /** What it has read is forgotten: the modules of the config, too. */
  restart(): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: EditorError) => void;
  readonly revision: number;
}

export function createThread(options: ThreadOptions): Thread {
  let current: ReturnType<typeof start> | undefined;
  let tooLong = -1;
  const stop = (why: EditorError): void => {
    current?.end(why);
    current = undefined;
  };
  return {
    ask: (question, state) => {
      // The same texts would take as long again.
      if (state.revision === tooLong) return Promise.reject(endless(options.limit));
      current ??= start(options, {
        late: (revision) => {
          tooLong = revision;
          stop(endless(options.limit));
        },
        ended: () => stop(new EditorError("ended", "the thread that reads the project has ended")),
      });
      return current.ask(question, state);
    },
    restart: () => stop(new EditorError("ended", "the project is read anew")),
  };
}

const endless = (limit: number): EditorError =>
  new EditorError(
    "endless",
    `the project's JavaScript did not end within ${limit / 1000} seconds: expected no endless loop in an include, a js block or the config`,
  );

interface Events {
  readonly late: (revision: number) => void;
  readonly ended: () => void;
}

function start({ module, dir, limit }: ThreadOptions, { late, ended }: Events) {
  const waiting = new Map<number, Waiting>();
  const worker = begin(module, dir);
  let count = 0;
  let isReady = false;
  let timer: NodeJS.Timeout | undefined;
  /** One question at a time: the first that waits is the one that takes its time. Beginning takes what it takes. */
  const watch = (): void => {
    clearTimeout(timer);
    const [first] = waiting.values();
    if (isReady && first) timer = setTimeout(late, limit, first.revision);
  };
  worker.on("message", (answered: Answered | "ready") => {
    if (answered === "ready") isReady = true;
    const one = answered === "ready" ? undefined : waiting.get(answered.id);
    if (answered !== "ready") waiting.delete(answered.id);
    watch();
    if (answered === "ready" || !one) return;
    if ("failure" in answered) one.reject(new EditorError("refused", answered.failure));
    else one.resolve(answered.value);
  });
  worker.on("error", ended).on("exit", ended);
  return {
    ask: (question: Question, state: Pick<Asked, "revision" | "texts">) =>
      new Promise<unknown>((resolve, reject) => {
        const id = (count += 1);
        waiting.set(id, { resolve, reject, revision: state.revision });
        if (waiting.size === 1) watch();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage({ id, question, ...state } satisfies Asked);
      }),
    end: (why: EditorError): void => {
      worker
        .off("error", ended)
        .off("exit", ended)
        .on("error", () => {});
      void worker.terminate();
      clearTimeout(timer);
      for (const { reject } of waiting.values()) reject(why);
      waiting.clear();
    },
  };
}

/** A thread inherits no compile cache. What a config prints must not get between the messages on standard output. */
function begin(module: URL, dir: string): Worker {
  const text = `require("node:module").enableCompileCache?.(); import(${JSON.stringify(module.href)});`;
  const worker = new Worker(text, { eval: true, workerData: { dir }, stdout: true });
  worker.stdout.pipe(process.stderr, { end: false });
  return worker;
}
