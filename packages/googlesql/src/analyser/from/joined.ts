/** The join itself, once its condition is known. */
import type * as ast from "../../ast/index.ts";
import type { Expr, From } from "../../tree/index.ts";
import { BOOL } from "../../types.ts";
import { invalid } from "../refuse.ts";

/** As written, in FROM or after a pipe. */
export type Written = ast.Joining & ast.Span;

export function joined(left: From, right: From, item: Written, on: Expr | undefined): From {
  if (item.join === "COMMA" || item.join === "CROSS") return { kind: "join", join: "CROSS", left, right };
  if (!on && right.kind === "unnest") return withoutCondition(left, right, item);
  if (!on) return invalid(`a ${item.join} JOIN needs ON or USING`, item);
  return { kind: "join", join: item.join, left, right, on };
}

/** `JOIN t.items` and `LEFT JOIN UNNEST(t.items)` need no condition. */
const withoutCondition = (left: From, right: From, item: Written): From =>
  item.join === "LEFT"
    ? { kind: "join", join: "LEFT", left, right, on: { kind: "literal", value: true, type: BOOL } }
    : { kind: "join", join: "CROSS", left, right };
