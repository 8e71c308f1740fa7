import type { Expression, Query, Statement } from "../ast/index.ts";

/** The query `SELECT a, b`. */
export function selecting(values: readonly Expression[]): Extract<Statement, { kind: "queryStatement" }> {
  const [first] = values;
  const span = { start: first?.start ?? 0, end: values.at(-1)?.end ?? 0 };
  const items = values.map((value) => ({ kind: "value" as const, value, start: value.start, end: value.end }));
  const body = { kind: "select" as const, distinct: false, items, windows: [], ...span };
  const query: Query = { kind: "query", recursive: false, ctes: [], body, orderBy: [], pipes: [], ...span };
  return { kind: "queryStatement", query, ...span };
}
