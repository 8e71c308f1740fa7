/** IFERROR and its like: SQLite ends the statement at the first error, so what may fail is a statement of its own. */
import type { Expr } from "@sluice/googlesql/tree";
import { detach } from "../core/detached.ts";
import type { Render } from "../core/context.ts";
import { ours, text } from "./names.ts";

/** The arguments of both functions: the statement and its parameters. */
export interface Statement {
  readonly args: readonly string[];
}

export function detached(expr: Expr, render: Render): Statement {
  const { inside, taken } = detach(expr, (at, type) => ({ kind: "variable", name: nameOf(at), scope: "lambda", type }));
  const values = taken.map((item) => render.expr(item));
  const lambdas = new Map([
    ...render.scope.lambdas,
    ...taken.map((_, at): [string, string] => [nameOf(at), `?${at + 1}`]),
  ]);
  const sql = render.within({ ...render.scope, columns: new Map(), lambdas }).expr(inside);
  return { args: [text(`SELECT ${sql}`), ...values] };
}

const nameOf = (at: number): string => `#p${at}`;

export const fails = ({ args }: Statement): string => ours("fails", args);
export const valueOf = ({ args }: Statement): string => ours("attempt", args);
