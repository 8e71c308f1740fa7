import { hideSecrets } from "@sluice/engines/secrets";
import { clipped } from "./clipped.ts";

/** Words to people: on standard output, unless that is kept for one JSON document. */
export interface Output {
  readonly json: boolean;
  readonly quiet: boolean;
  say(text: string): void;
  /** What went wrong. Said in a quiet run too, on standard error. */
  problem(text: string): void;
  document(value: unknown): void;
}

export function createOutput({
  json = false,
  quiet = false,
}: {
  json?: boolean | undefined;
  quiet?: boolean | undefined;
}): Output {
  return {
    json,
    quiet,
    say: (text) => void (json || quiet || print(text)),
    problem(text) {
      if (json) return;
      if (quiet) printError(clipped(text.replace(/^\n+/, "")));
      else print(clipped(hideSecrets(text)));
    },
    document: (value) => print(JSON.stringify(value, null, 2)),
  };
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
/** Arguments and what servers answer may have secrets in them. */
export const printError = (text: string): void => void process.stderr.write(`${hideSecrets(text)}\n`);
