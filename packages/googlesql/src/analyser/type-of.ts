/** Types as they are written. */
import type { TypeExpr } from "../ast/index.ts";
import { arrayOf, rangeOf, structOf, type Type } from "../types.ts";
import { invalid, unsupported } from "./refuse.ts";

export function typeOf(node: TypeExpr): Type {
  switch (node.kind) {
    case "scalar":
      return { kind: node.name };
    case "array":
      return node.element.kind === "array"
        ? invalid("an array cannot hold arrays", node)
        : arrayOf(plainTypeOf(node.element));
    case "range":
      return rangeOf(plainTypeOf(node.element));
    case "struct":
      return structOf(
        node.fields.map(({ name, type }) =>
          name ? { name: name.name, type: plainTypeOf(type) } : { type: plainTypeOf(type) },
        ),
      );
    case "tableType":
      return invalid("TABLE can only be a parameter of a table function", node);
    case "any":
      return invalid("ANY TYPE can only be a parameter of a function", node);
  }
}

/** Where nothing would hold a value to parameters: an element, an argument. */
export const plainTypeOf = (node: TypeExpr): Type =>
  parametersOf(node).length > 0 ? unsupported("a type with parameters in this place", node) : typeOf(node);

/** `NUMERIC(10, 2)`, `STRING(5)`: what a CAST must keep to. */
export const parametersOf = (node: TypeExpr): readonly number[] => (node.kind === "scalar" ? node.parameters : []);
