import { createHash } from "node:crypto";
import { list, qualified, quote } from "../core/names.ts";

/** An index on these columns of a table, if there is none yet. */
export function indexOn(name: readonly string[], columns: readonly string[]): string {
  const digest = createHash("sha256")
    .update([...name, ...columns].join("\0"))
    .digest("hex")
    .slice(0, 8);
  // PostgreSQL's names have 63 bytes; an index is in its table's schema there.
  const own = `${columns.join("_").slice(0, 30)}#${digest}`;
  return `create index if not exists ${quote(own)} on ${qualified(name)} (${list(columns)})`;
}
