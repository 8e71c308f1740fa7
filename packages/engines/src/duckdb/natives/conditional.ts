/** CASE, IF, COALESCE …. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { atLeast, typeOf } from "../../core/arguments.ts";
import { conditional as common } from "../../core/natives/conditional.ts";
import type { Natives, Render } from "../context.ts";
import { bind } from "../bind.ts";
import { equal } from "../compare.ts";
import { cast } from "../names.ts";
import { declare } from "../types.ts";

type Whens = readonly { readonly when: Expr; readonly then: Expr }[];

export function caseOf(whens: Whens, otherwise: Expr, render: Render): string {
  const branches = whens.map(({ when, then }) => `WHEN ${render.expr(when)} THEN ${render.expr(then)}`);
  return `CASE ${branches.join(" ")} ELSE ${render.expr(otherwise)} END`;
}

const typed = (sql: string, type: Type): string => cast(sql, declare(type));

export const conditional: Natives = common({
  typed,
  nullIf: (call) => {
    const [first, second] = atLeast(2, call);
    const same = (x: string) => equal(typeOf(call, 0), x, second, false);
    return bind(first, (x) => `CASE WHEN ${same(x)} THEN ${typed("NULL", call.type)} ELSE ${x} END`);
  },
});
