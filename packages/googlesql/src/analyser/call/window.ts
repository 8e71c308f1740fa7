/** Functions with OVER. */
import type * as ast from "../../ast/index.ts";
import { isGroupable } from "../../coercion/index.ts";
import type { Expr, Frame, OrderItem, WindowExpr } from "../../tree/index.ts";
import { INT64, typeName } from "../../types.ts";
import { coerce } from "../coerce.ts";
import { type Env, within } from "../context.ts";
import { orderItems } from "../query/order.ts";
import { invalid, unsupported } from "../refuse.ts";
import { parts } from "./aggregate.ts";
import { type Found, shown } from "./found.ts";
import { nth } from "../../lists.ts";

export function windowed(
  node: ast.Call,
  over: ast.WindowSpec,
  found: Found,
  args: readonly Expr[],
  safe: boolean,
  env: Env,
): WindowExpr & Expr {
  const { kind, flags } = found.signature;
  if (kind === "scalar" || flags.has("no-over")) return invalid(`${shown(node)} cannot be used with OVER`, node);
  if (!env.stage.windows) return invalid(`window function ${shown(node)} is not allowed in ${env.stage.clause}`, node);
  if (safe) return unsupported("SAFE. on a window function", node);
  if (node.having) return invalid(`${shown(node)} with HAVING takes no OVER`, node);
  const inner = within(env, env.scope, { ...env.stage, clause: "a window", windows: false });
  const spec = complete(over, env);
  const partitionBy = spec.partitionBy.map((part) => partition(part, inner));
  const windowOrderBy = orderItems(spec.orderBy, inner);
  check(node, found, windowOrderBy);
  const aggregate = kind === "aggregate";
  const frame = spec.frame && bounded(spec.frame, windowOrderBy, inner, spec);
  return {
    kind: "window",
    aggregate,
    ...parts(node, found, args, inner),
    partitionBy,
    windowOrderBy,
    ...(frame && { frame }),
  };
}

function check(node: ast.Call, { signature: { flags, kind } }: Found, order: readonly OrderItem[]): void {
  if (flags.has("needs-order") && order.length === 0) invalid(`${shown(node)} needs ORDER BY in its window`, node);
  if (kind === "window" && node.over?.frame && !flags.has("frame"))
    invalid(`${shown(node)} takes no window frame`, node);
  if (node.distinct && order.length > 0) invalid(`DISTINCT and a window with ORDER BY do not go together`, node);
}

/** `OVER w`, `OVER (w ORDER BY …)`: with what the named window says. */
function complete(spec: ast.WindowSpec, env: Env): ast.WindowSpec {
  if (!spec.base) return spec;
  const named = env.stage.named?.get(spec.base.name.toLowerCase());
  if (!named) return invalid(`window "${spec.base.name}" is not defined`, spec.base);
  const base = complete(named, env);
  const { base: _, ...own } = spec;
  return {
    ...own,
    partitionBy: base.partitionBy.length > 0 ? base.partitionBy : spec.partitionBy,
    orderBy: spec.orderBy.length > 0 ? spec.orderBy : base.orderBy,
    ...(base.frame && !spec.frame && { frame: base.frame }),
  };
}

function partition(node: ast.Expression, env: Env): Expr {
  const expr = env.context.expression(node, env);
  return isGroupable(expr.type)
    ? expr
    : invalid(`PARTITION BY cannot take values of type ${typeName(expr.type)}`, node);
}

function bounded(frame: ast.Frame, order: readonly OrderItem[], env: Env, span: ast.Span): Frame {
  if (frame.unit === "RANGE" && (hasOffset(frame.start) || hasOffset(frame.end)) && order.length !== 1) {
    return invalid("RANGE with an offset needs exactly one ORDER BY expression in the window", span);
  }
  return { unit: frame.unit, start: bound(frame.start, frame, order, env), end: bound(frame.end, frame, order, env) };
}

const hasOffset = (bound: ast.Bound) => bound.kind === "preceding" || bound.kind === "following";

function bound(node: ast.Bound, { unit }: ast.Frame, order: readonly OrderItem[], env: Env): Frame["start"] {
  if (!("offset" in node)) return { kind: node.kind };
  const type = unit === "ROWS" ? INT64 : nth(order, 0).expr.type;
  return {
    kind: node.kind,
    offset: coerce(env.context.expression(node.offset, env), type, node.offset, "the frame's offset"),
  };
}
