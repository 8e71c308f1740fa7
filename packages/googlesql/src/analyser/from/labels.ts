/** What PIVOT calls the column of a value that has no alias. */
import type { Span } from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { invalid, unsupported } from "../refuse.ts";

export function labelOf(value: Expr, span: Span): string {
  if (value.kind === "struct") return value.fields.map((field) => labelOf(field, span)).join("_");
  if (value.kind !== "literal") return invalid("a value of PIVOT must be a literal", span);
  if (value.value === null) return "NULL";
  switch (value.type.kind) {
    case "STRING":
      return String(value.value);
    case "BOOL":
      return value.value ? "TRUE" : "FALSE";
    case "INT64":
    case "NUMERIC":
    case "BIGNUMERIC":
      return `_${String(value.value).replace("-", "minus_").replace(".", "_point_")}`;
    case "DATE":
      return `_${String(value.value).replaceAll("-", "_")}`;
    default:
      return unsupported(`a ${value.type.kind} in PIVOT without an alias`, span);
  }
}
