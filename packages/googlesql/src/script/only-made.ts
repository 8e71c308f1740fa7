import type { Statement } from "../ast/index.ts";
import { splitPath } from "../parser/index.ts";
import { tablesOf } from "../tables.ts";

/** The table of a CREATE OR REPLACE that does not read it: its columns change nothing. */
export function onlyMade(statement: Statement): readonly string[] | undefined {
  if (statement.kind !== "createTable" && statement.kind !== "createView") return undefined;
  if (!statement.orReplace || !statement.query || (statement.kind === "createTable" && statement.temporary))
    return undefined;
  const place = splitPath(statement.path);
  const read = tablesOf({ ...statement, kind: "queryStatement", query: statement.query });
  return read.some((path) => splitPath(path).at(-1) === place.at(-1)) ? undefined : place;
}

export const isSamePath = (one: readonly string[], other: readonly string[] | undefined): boolean =>
  one.join("\0") === other?.join("\0");
