/** Names of tables, columns and functions, and words of the language, by how they begin. */
import { functionNames } from "@sluice/googlesql";
import { commandNames } from "./commands.ts";

const words =
  "select from where group by order having limit join left right full outer inner cross on using with as distinct union all " +
  "except intersect case when then else end and or not null is in between like qualify window over partition unnest cast";

/** For node:readline: what fits the last word, and that word. */
export const completer =
  (names: () => readonly string[]) =>
  (line: string): [string[], string] => {
    const [begun = ""] = /[\w.\\]*$/.exec(line) ?? [];
    const known = begun.startsWith("\\") ? commandNames : [...names(), ...words.split(" "), ...functionNames()];
    const fitting = [...new Set(known)].filter((name) => name.toLowerCase().startsWith(begun.toLowerCase()));
    return [begun === "" ? [] : fitting.toSorted(), begun];
  };
