import { constants } from "node:os";

/** Ctrl-C, SIGTERM and a deadline, as one signal. A second Ctrl-C ends at once. */
export interface Interrupt {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

let stoppedBy: NodeJS.Signals | undefined;
/** Those that listen now: work within work has one each. */
const listening = new Set<AbortController>();

/** What a shell is told of a command that a signal stopped, 130 after Ctrl-C; undefined where none came. */
export const exitCodeOfSignal = (): number | undefined =>
  stoppedBy === undefined ? undefined : 128 + constants.signals[stoppedBy];

function stop(name: NodeJS.Signals): void {
  const again = stoppedBy !== undefined;
  stoppedBy = name;
  if (again) process.exit(exitCodeOfSignal());
  for (const controller of listening) controller.abort(new DOMException(`stopped by ${name}`, "AbortError"));
}

export function listen(timeoutMs?: number): Interrupt {
  const controller = new AbortController();
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => controller.abort(late(timeoutMs)), timeoutMs);
  if (listening.size === 0) process.on("SIGINT", stop).on("SIGTERM", stop);
  listening.add(controller);
  const release = (): void => {
    clearTimeout(timer);
    listening.delete(controller);
    if (listening.size === 0) process.off("SIGINT", stop).off("SIGTERM", stop);
  };
  return { signal: controller.signal, release };
}

const late = (ms: number): DOMException => new DOMException(`over ${ms / 1000} seconds`, "TimeoutError");
