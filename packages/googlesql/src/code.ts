/** What code this is, as one short name: what an earlier version made is not what this one makes. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Of sources as they are written and of a packed build alike. */
const isCode = (name: string): boolean => /\.(?:[cm]?[jt]s|sql)$/.test(name) && !/\bnode_modules\b|\.d\.ts$/.test(name);

const known = new Map<string, string>();

/** The code below a folder: other files, names or contents give another name. Read once a process, in some milliseconds. */
export function codeBelow(folder: string): string {
  const found = known.get(folder) ?? read(folder);
  known.set(folder, found);
  return found;
}

function read(folder: string): string {
  const hash = createHash("sha256");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(isCode);
  for (const name of names.toSorted())
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(folder, name)))
      .update("\0");
  return hash.digest("hex");
}
