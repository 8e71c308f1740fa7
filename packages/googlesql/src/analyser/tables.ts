/** Table names in FROM, DML and DDL. */
import type { Identifier, Path, Span } from "../ast/index.ts";
import type { Table } from "../catalog.ts";
import { last } from "../lists.ts";
import type { Context } from "./context.ts";
import { invalid } from "./refuse.ts";
import { didYouMean } from "./suggest.ts";

/** Backticked dots split: `` `p.d.t` `` has three parts. */
export const partsOf = (path: Path): string[] =>
  path.flatMap((name: Identifier) => (name.quoted ? name.name.split(".") : [name.name]));

/** Without its project and dataset. */
export const ownName = (path: Path): string => last(partsOf(path));

export const spanOf = (path: Path): Span => ({ start: path[0].start, end: last(path).end });

export function tableAt(path: Path, context: Context, others: readonly string[] = []): Table {
  const parts = partsOf(path);
  if (last(parts).endsWith("*")) return invalid(`the tables ${parts.join(".")} can only be read`, spanOf(path));
  return context.catalog.table(parts) ?? unknownTable(parts, path, [...others, ...(context.catalog.names?.() ?? [])]);
}

function unknownTable(parts: readonly string[], path: Path, names: readonly string[]): never {
  const full = parts.join(".");
  const short = names.map((name) => name.split(".").slice(-parts.length).join("."));
  return invalid(`table "${full}" was not found${didYouMean(full, [...names, ...short])}`, spanOf(path));
}
