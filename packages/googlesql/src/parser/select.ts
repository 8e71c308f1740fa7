/** SELECT … FROM … WHERE … GROUP BY … HAVING … QUALIFY … WINDOW …. */
import type { Select } from "../ast/index.ts";
import { accept, at, endOf, expect, expression, given, type Parser, peek, startOf, unsupported } from "./cursor.ts";
import { groupBy } from "./grouping.ts";
import { selectItems } from "./select-list.ts";
import { windowClause } from "./windows.ts";

export function select(p: Parser): Select {
  const start = startOf(p);
  const head = selectHead(p);
  const items = selectItems(p);
  const clauses = {
    from: accept(p, "FROM") ? p.grammar.fromItem(p) : undefined,
    where: accept(p, "WHERE") ? expression(p) : undefined,
    groupBy: at(p, "GROUP") ? groupBy(p) : undefined,
    having: accept(p, "HAVING") ? expression(p) : undefined,
    qualify: accept(p, "QUALIFY") ? expression(p) : undefined,
  };
  const windows = windowClause(p);
  return { kind: "select", ...head, items, ...given(clauses), windows, start, end: endOf(p) };
}

function selectHead(p: Parser): Pick<Select, "distinct" | "as"> {
  expect(p, "SELECT");
  if (at(p, "WITH") && !at(p, "(", 1)) throw unsupported(`SELECT WITH ${peek(p, 1).key}`, peek(p));
  const distinct = accept(p, "DISTINCT");
  if (!distinct) accept(p, "ALL");
  if (!accept(p, "AS")) return { distinct };
  if (accept(p, "STRUCT")) return { distinct, as: "STRUCT" };
  if (accept(p, "VALUE")) return { distinct, as: "VALUE" };
  throw unsupported(`SELECT AS ${peek(p).text}`, peek(p));
}
