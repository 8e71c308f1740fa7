/**
 * A FULL JOIN of what reads columns around, `FROM UNNEST(t.a) x FULL JOIN UNNEST(t.b) y`: DuckDB can't. So a LEFT JOIN, and after it
 * the rows of the right side that met none. A relation becomes a STRUCT of its name, by which DuckDB finds its columns as before.
 */
import { type From, isCorrelated } from "@sluice/googlesql/tree";
import type { Render } from "../core/context.ts";
import { from, join } from "../core/from.ts";
import { quote } from "../core/names.ts";
import { columnsOf, type Leaf, leavesOf } from "./leaves.ts";
import { structOf } from "./wire.ts";

type Join = Extract<From, { kind: "join" }>;

export const isCorrelatedFull = (node: Join): boolean => node.join === "FULL" && isCorrelated(node);

export function correlatedFull(node: Join, render: Render): string {
  const [left, right] = [leavesOf(node.left), leavesOf(node.right)];
  const met = join({ ...node, join: "LEFT" }, render);
  const on = node.on ? ` WHERE ${render.expr(node.on)}` : "";
  const unmet = `${from(node.right, render)} WHERE NOT EXISTS (SELECT 1 FROM ${from(node.left, render)}${on})`;
  const all = `SELECT ${[...left, ...right].map(packed).join(", ")} FROM ${met}`;
  const rest = `SELECT ${[...left.map(() => "NULL"), ...right.map(packed)].join(", ")} FROM ${unmet}`;
  return `LATERAL (${all} UNION ALL ${rest}) AS _full`;
}

function packed(leaf: Leaf): string {
  const names = columnsOf(leaf).map(({ name }) => name);
  const alias = quote(leaf.alias);
  return `${structOf(
    names,
    names.map((name) => `${alias}.${quote(name)}`),
  )} AS ${alias}`;
}
