/** MERGE INTO … USING … ON … WHEN …. */
import type { Dml, MergeWhen } from "../ast/index.ts";
import { accept, advance, at, endOf, expect, expected, expression, given, type Parser, startOf } from "./cursor.ts";
import { insertColumns, row, setClause } from "./dml.ts";
import { tableExpression } from "./from.ts";
import { tablePath } from "./paths.ts";
import { tableAlias } from "./table-operators.ts";

export function merge(p: Parser): Dml {
  const { start } = advance(p);
  accept(p, "INTO");
  const path = tablePath(p);
  const alias = tableAlias(p);
  expect(p, "USING");
  const source = tableExpression(p);
  expect(p, "ON");
  const on = expression(p);
  const whens = [when(p)];
  while (at(p, "WHEN")) whens.push(when(p));
  return { kind: "merge", path, ...given({ alias }), source, on, whens, start, end: endOf(p) };
}

function when(p: Parser): MergeWhen {
  const start = startOf(p);
  expect(p, "WHEN");
  const matched = matchedBy(p);
  const condition = accept(p, "AND") ? expression(p) : undefined;
  expect(p, "THEN");
  return { matched, ...given({ condition }), action: action(p), start, end: endOf(p) };
}

function matchedBy(p: Parser): MergeWhen["matched"] {
  if (accept(p, "MATCHED")) return "MATCHED";
  expect(p, "NOT", "MATCHED");
  if (accept(p, "BY", "SOURCE")) return "NOT MATCHED BY SOURCE";
  accept(p, "BY", "TARGET");
  return "NOT MATCHED BY TARGET";
}

function action(p: Parser): MergeWhen["action"] {
  if (accept(p, "DELETE")) return { kind: "delete" };
  if (accept(p, "UPDATE")) return { kind: "update", set: setClause(p) };
  if (!accept(p, "INSERT")) throw expected(p, "INSERT, UPDATE or DELETE");
  const columns = insertColumns(p);
  if (accept(p, "ROW")) return { kind: "insert", columns, values: "ROW" };
  expect(p, "VALUES");
  return { kind: "insert", columns, values: row(p) };
}
