/** Joins on computed keys: SQLite makes an index of columns alone, so the right side gets its keys as columns. */
import type { Expr, From } from "@sluice/googlesql/tree";
import { column } from "../core/build.ts";
import type { Render } from "../core/context.ts";
import { from } from "../core/from.ts";
import { quote } from "../core/names.ts";
import { inside } from "../core/scope.ts";
import { conjunction, conjuncts, sidesOf } from "./keys.ts";
import { freeIn } from "./relations.ts";

type Join = Extract<From, { kind: "join" }>;
type Keyed = Extract<From, { kind: "table" | "cte" | "subquery" }>;

export interface Prepared {
  /** The right side's SQL. */
  readonly right: string;
  readonly on: Expr;
}

/** Undefined where the join is well as it is. */
export function withKeys(item: Join, render: Render): Prepared | undefined {
  const { right, on } = item;
  if (on === undefined || (right.kind !== "table" && right.kind !== "cte" && right.kind !== "subquery"))
    return undefined;
  if (right.kind === "cte" && render.scope.recursive.has(right.name)) return undefined;
  const terms = conjuncts(on);
  if (terms.some((term) => sideOf(term, right.alias)?.kind === "column")) return undefined;
  const keys: Expr[] = [];
  const made = conjunction(terms.map((term) => byKey(term, right.alias, keys)));
  return made && keys.length > 0 ? { right: keyed(right, keys, render), on: made } : undefined;
}

/** The side of an equality that is of the right relation alone. */
function sideOf(term: Expr, alias: string): Expr | undefined {
  const [a, b] = sidesOf(term) ?? [];
  if (!a || !b) return undefined;
  const isRight = (expr: Expr): boolean => freeIn(expr).size === 1 && freeIn(expr).has(alias);
  const isLeft = (expr: Expr): boolean => freeIn(expr).size > 0 && !freeIn(expr).has(alias);
  if (isRight(b) && isLeft(a)) return b;
  return isRight(a) && isLeft(b) ? a : undefined;
}

/** The same term, by a column that is the key's. */
function byKey(term: Expr, alias: string, keys: Expr[]): Expr {
  const side = sideOf(term, alias);
  if (side === undefined || term.kind !== "call") return term;
  const key = column(alias, `#j${keys.push(side) - 1}`, side.type);
  return { ...term, args: term.args.map((arg) => (arg === side ? key : arg)) };
}

/** LIMIT keeps SQLite from putting the keys' expressions back in place of the columns. */
function keyed(right: Keyed, keys: readonly Expr[], render: Render): string {
  const alias = quote(right.alias);
  const columns = (right.kind === "subquery" ? right.query.columns : right.columns).map(
    ({ name }) => `${alias}.${quote(name)}`,
  );
  const within = inside(right, render);
  const computed = keys.map((key, i) => `${within.expr(key)} AS "#j${i}"`);
  return `(SELECT ${[...columns, ...computed].join(", ")} FROM ${from(right, render)} LIMIT -1) AS ${alias}`;
}
