/** CASE, IF, COALESCE …. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Call, Natives, Render } from "../context.ts";
import { bind } from "../bind.ts";
import { equal } from "../compare.ts";
import { cast } from "../names.ts";
import { declare } from "../types.ts";

type Whens = readonly { readonly when: Expr; readonly then: Expr }[];

export function caseOf(whens: Whens, otherwise: Expr, render: Render): string {
  const branches = whens.map(({ when, then }) => `WHEN ${render.expr(when)} THEN ${render.expr(then)}`);
  return `CASE ${branches.join(" ")} ELSE ${render.expr(otherwise)} END`;
}

const nullIf = ({ args, sql, type }: Call): string =>
  args[0]!.type.kind === "FLOAT64" || args[0]!.type.kind === "STRUCT"
    ? bind(
        sql[0]!,
        (x) => `CASE WHEN ${equal(args[0]!.type, x, sql[1]!)} THEN ${cast("NULL", declare(type))} ELSE ${x} END`,
      )
    : `nullif(${sql[0]}, ${sql[1]})`;

const zero = (call: Call): string => cast("0", declare(call.type));

export const conditional: Natives = {
  if: ({ sql }) => `CASE WHEN ${sql[0]} THEN ${sql[1]} ELSE ${sql[2]} END`,
  ifnull: ({ sql }) => `coalesce(${sql.join(", ")})`,
  coalesce: ({ sql }) => `coalesce(${sql.join(", ")})`,
  nullif: nullIf,
  zeroifnull: (call) => `coalesce(${call.sql[0]}, ${zero(call)})`,
  nullifzero: (call) => `nullif(${call.sql[0]}, ${zero(call)})`,
};
