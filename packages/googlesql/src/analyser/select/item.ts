/** An item of a select list, stars opened. */
import type * as ast from "../../ast/index.ts";
import { last, zip } from "../../lists.ts";
import type { Expr, Select } from "../../tree/index.ts";
import type { OutputColumn } from "../context.ts";
import type { Visible } from "../scope.ts";
import { outputNames } from "../unique.ts";

export interface Item {
  /** Absent for what has no name: `SELECT 1`. */
  readonly name: string | undefined;
  readonly expr: Expr;
  readonly span: ast.Span;
}

/** `t.a` is called `a`, and so is `f(x).a`. */
export function impliedName(node: ast.Expression): string | undefined {
  if (node.kind === "path") return last(node.names).name;
  return node.kind === "field" ? node.name.name : undefined;
}

interface Output {
  readonly items: Select["items"];
  readonly columns: readonly OutputColumn[];
}

/** A list as a query gives it: every column with a name of its own. */
export function outputOf(list: readonly Visible[]): Output {
  const names = outputNames(list.map((item) => item.name));
  return {
    items: zip(list, names, ({ expr }, name) => ({ name, expr })),
    columns: zip(list, names, ({ name, expr }, emitted) => ({ emitted, name, type: expr.type })),
  };
}
