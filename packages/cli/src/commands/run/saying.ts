import { print, printError } from "../../words/output.ts";

/** What a watch says, each line with its time. */
export interface Saying {
  line(text: string): void;
  trouble(text: string): void;
  well(): void;
}

/** A trouble that stays is said once, and that it is over. */
export function saying(quiet: boolean): Saying {
  let last: string | undefined;
  const line = (text: string): void => void (quiet || print(`${now()} ${text}`));
  return {
    line,
    trouble(text) {
      if (text !== last) printError(`${now()} ${text}; trying again`);
      last = text;
    },
    well() {
      if (last !== undefined) line("going on");
      last = undefined;
    },
  };
}

const now = (): string => new Date().toISOString().slice(11, 19);
