/** ASSERT and IF in a pipe. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { BOOL, STRING } from "../../types.ts";
import { both, conditionOf } from "../condition.ts";
import type { Env } from "../context.ts";
import { apply } from "../expression/apply.ts";
import { unsupported } from "../refuse.ts";
import { type Flow, open } from "./flow.ts";
import { placeOf } from "./place.ts";

/** A filter that lets every row pass, or fails. */
export function assert(flow: Flow, pipe: Extract<ast.Pipe, { kind: "assert" }>, env: Env): Flow {
  const at = open(flow, env);
  const place = placeOf(at, "ASSERT", env);
  const when = conditionOf(pipe.condition, place);
  const payload = pipe.payload.map((part) => env.context.expression(part, place));
  const otherwise: Expr = { kind: "call", fn: "error", args: [message(payload, pipe)], safe: false, type: BOOL };
  const then: Expr = { kind: "literal", value: true, type: BOOL };
  // oxlint-disable-next-line unicorn/no-thenable -- the keyword's name; never awaited
  const check: Expr = { kind: "case", whens: [{ when, then }], otherwise, type: BOOL };
  return { ...at, where: both(at.where, check) };
}

const text = (value: string): Expr => ({ kind: "literal", value, type: STRING });

const message = (payload: readonly Expr[], span: ast.Span): Expr =>
  payload.reduce(
    (said, part) => apply("concat", [apply("concat", [said, text(" ")], span), part], span),
    text("Assert failed:"),
  );

/** Only the branch that is taken is looked at; which one, must be plain to see. */
export function branch(pipe: Extract<ast.Pipe, { kind: "if" }>, env: Env): readonly ast.Pipe[] {
  for (const { condition, pipes } of pipe.branches) {
    const expr = conditionOf(condition, env);
    if (expr.kind !== "literal") return unsupported("IF in a pipe on anything but TRUE and FALSE", condition);
    if (expr.value === true) return pipes;
  }
  return pipe.otherwise ?? [];
}
