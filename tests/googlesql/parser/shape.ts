import type { Expression } from "../../../packages/googlesql/src/ast/index.ts";

/** An expression with brackets around everything that an operator takes: what precedence made of it. */
export function shape(node: Expression): string {
  switch (node.kind) {
    case "binary":
      return `(${shape(node.left)} ${node.operator} ${shape(node.right)})`;
    case "unary":
      return `(${node.operator} ${shape(node.operand)})`;
    case "between":
      return `(${shape(node.operand)} ${not(node)}BETWEEN ${shape(node.low)} AND ${shape(node.high)})`;
    case "is":
      return `(${shape(node.operand)} IS ${not(node)}${node.what})`;
    case "distinctFrom":
      return `(${shape(node.left)} IS ${not(node)}DISTINCT FROM ${shape(node.right)})`;
    case "in":
      return `(${shape(node.operand)} ${not(node)}IN ${Array.isArray(node.set) ? node.set.map(shape).join() : "…"})`;
    case "like":
      return `(${shape(node.operand)} ${not(node)}LIKE ${Array.isArray(node.patterns) ? node.patterns.map(shape).join() : "…"})`;
    case "field":
      return `${shape(node.base)}.${node.name.name}`;
    case "subscript":
      return `${shape(node.base)}[${shape(node.index)}]`;
    case "path":
      return node.names.map(({ name }) => name).join(".");
    case "call":
      return `${node.name.map(({ name }) => name).join(".")}(${node.args.map(({ value }) => shape(value as Expression)).join(", ")})`;
    case "literal":
      return "value" in node ? String(node.value) : "NULL";
    default:
      return `<${node.kind}>`;
  }
}

const not = ({ negated }: { readonly negated: boolean }): string => (negated ? "NOT " : "");
