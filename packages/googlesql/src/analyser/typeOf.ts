/** Types as they are written. */
import type { TypeExpr } from "../ast.ts";
import { arrayOf, rangeOf, structOf, type Type } from "../types.ts";
import { invalid } from "./refuse.ts";

export function typeOf(node: TypeExpr): Type {
  switch (node.kind) {
    case "scalar":
      return { kind: node.name };
    case "array":
      return node.element.kind === "array"
        ? invalid("an array cannot hold arrays", node)
        : arrayOf(typeOf(node.element));
    case "range":
      return rangeOf(typeOf(node.element));
    case "struct":
      return structOf(
        node.fields.map(({ name, type }) => (name ? { name: name.name, type: typeOf(type) } : { type: typeOf(type) })),
      );
    case "any":
      return invalid("ANY TYPE can only be a parameter of a function", node);
  }
}

/** `NUMERIC(10, 2)`, `STRING(5)`: what a CAST must keep to. */
export const parametersOf = (node: TypeExpr): readonly number[] => (node.kind === "scalar" ? node.parameters : []);
