/** The body of a function in JavaScript: a call that takes the function along as its first argument. */
import type * as ast from "../../ast/index.ts";
import type { JavaScriptFunction } from "../../functions/javascript.ts";
import type { Expr } from "../../tree/index.ts";
import { STRING, type Type, typeName } from "../../types.ts";
import type { Env } from "../context.ts";
import { unsupported } from "../refuse.ts";
import { plainTypeOf } from "../type-of.ts";

type JavaScript = Extract<ast.Expression, { kind: "javascript" }>;

export function javascript(node: JavaScript, env: Env): Expr {
  const { name, body, start, end } = node;
  const parameters = node.parameters.map((parameter) => ({
    name: parameter.name.name,
    type: taken(plainTypeOf(parameter.type), parameter.type),
  }));
  const definition: JavaScriptFunction = { name, parameters, returns: given(plainTypeOf(node.returns), node), body };
  const args = node.parameters.map(({ name }) =>
    env.context.expression({ kind: "path", names: [name], start: name.start, end: name.end }, env),
  );
  const text: Expr = { kind: "literal", value: JSON.stringify(definition), type: STRING };
  return {
    kind: "call",
    fn: "javascript",
    args: [text, ...args],
    safe: false,
    type: definition.returns,
    span: { start, end },
  };
}

const GIVEN: ReadonlySet<Type["kind"]> = new Set([
  "BOOL",
  "BYTES",
  "DATE",
  "FLOAT64",
  "NUMERIC",
  "BIGNUMERIC",
  "STRING",
  "TIMESTAMP",
  "JSON",
  "ARRAY",
  "STRUCT",
] as const);

/** JavaScript's numbers do not hold an INT64: BigQuery takes none either, but reads one from what is returned. */
const taken = (type: Type, span: ast.Span): Type => checked(type, GIVEN, "a parameter", span);
const given = (type: Type, span: ast.Span): Type =>
  checked(type, new Set([...GIVEN, "INT64"] as const), "the result", span);

function checked(type: Type, kinds: ReadonlySet<Type["kind"]>, what: string, span: ast.Span): Type {
  if (!kinds.has(type.kind)) return unsupported(`${typeName(type)} as ${what} of a function in JavaScript`, span);
  if (type.kind === "ARRAY") checked(type.element, kinds, what, span);
  if (type.kind === "STRUCT") for (const field of type.fields) checked(field.type, kinds, what, span);
  return type;
}
