import type { RunEvent } from "@sluice/runner";
import type { Output } from "../../words/output.ts";
import { clipped } from "../../words/clipped.ts";
import { spinning } from "../../words/spinner.ts";
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
    if (event.kind === "retrying")
      output.say(clipped(`RETRYING ${event.task.id}: ${event.error.message.split("\n")[0]}`));
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
