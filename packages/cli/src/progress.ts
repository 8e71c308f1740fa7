import type { RunEvent } from "@sluice/runner";
import type { Output } from "./output.ts";
import { lineOf } from "./summary.ts";

export interface Progress {
  readonly onEvent: (event: RunEvent) => void;
  /** Shows progress while `work` runs. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** A moving line on a terminal; otherwise a line for each action as it ends. */
export function createProgress(total: number, output: Output): Progress {
  if (output.json || output.quiet) return { onEvent: () => undefined, during: (work) => work() };
  return process.stdout.isTTY ? moving(total) : lines(output);
}

const lines = (output: Output): Progress => ({
  onEvent(event) {
    if (event.kind === "finished") output.say(lineOf(event.result));
    if (event.kind === "retrying") output.say(`RETRYING ${event.task.id}: ${event.error.message.split("\n")[0]}`);
  },
  during: (work) => work(),
});

const nothing = (): void => undefined;

function moving(total: number): Progress {
  const running = new Set<string>();
  let done = 0;
  let show = nothing;
  return {
    onEvent(event) {
      if (event.kind === "started") running.add(event.task.id);
      if (event.kind === "finished") {
        running.delete(event.task.id);
        done += 1;
      }
      show();
    },
    during: (work) =>
      spinning(`0 of ${total}`, work, (task) => {
        show = () => {
          task.title = `${done} of ${total}`;
          task.output = [...running].join(", ");
        };
      }),
  };
}

/** Shows on a terminal that something is going on. */
export async function busy<T>(title: string, output: Output, work: () => Promise<T>): Promise<T> {
  return output.json || output.quiet || !process.stdout.isTTY ? work() : spinning(title, work);
}

interface Line {
  title: string;
  output: string;
}

async function spinning<T>(title: string, work: () => Promise<T>, onStart?: (line: Line) => void): Promise<T> {
  const { Listr } = await import("listr2");
  const results: T[] = [];
  const task = async (_context: unknown, line: Line): Promise<void> => {
    onStart?.(line);
    results.push(await work());
  };
  await new Listr([{ title, task }], {
    registerSignalListeners: false,
    rendererOptions: { showErrorMessage: false },
  }).run();
  return results[0] as T;
}
