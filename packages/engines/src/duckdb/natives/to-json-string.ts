/** TO_JSON_STRING of the usual types, put together as text: rows are hashed and exported this way, by the million. */
import { zip } from "@sluice/googlesql/lists";
import type { Expr } from "@sluice/googlesql/tree";
import { STRING, type Type } from "@sluice/googlesql/types";
import { typeOf, unary } from "../../core/arguments.ts";
import { bind, inner } from "../bind.ts";
import { libraryCall } from "../library-calls.ts";
import { castSql } from "../casts/conversions.ts";
import type { Natives } from "../../core/context.ts";
import { text } from "../names.ts";
import { fieldNames } from "../types.ts";

const careful = (type: Type, x: string): string => libraryCall("to_json_string", [type], STRING, [x]);
const quoted = (x: string): string => `('"' || ${x} || '"')`;
const plain = (type: Type, x: string): string => castSql(type, STRING, x, false);

/** A text that is never NULL; `x` is written more than once. */
function json(type: Type, x: string): string {
  return `CASE WHEN ${x} IS NULL THEN 'null' ELSE ${there(type, x)} END`;
}

function there(type: Type, x: string): string {
  switch (type.kind) {
    case "STRING":
      return `CASE WHEN regexp_matches(${x}, '["\\\\\\x00-\\x1f]') THEN ${careful(type, x)} ELSE ${quoted(x)} END`;
    case "INT64":
      return `CASE WHEN ${x} BETWEEN -9007199254740992 AND 9007199254740992 THEN ${plain(type, x)} ELSE ${quoted(plain(type, x))} END`;
    case "FLOAT64":
      return `CASE WHEN isfinite(${x}) THEN ${plain(type, x)} ELSE ${careful(type, x)} END`;
    case "BOOL":
      return plain(type, x);
    case "DATE":
    case "TIME":
      return quoted(plain(type, x));
    case "DATETIME":
      return quoted(`replace(${plain(type, x)}, ' ', 'T')`);
    case "TIMESTAMP":
      return quoted(`replace(replace(${plain(type, x)}, ' ', 'T'), '+00', 'Z')`);
    case "ARRAY":
      return `('[' || array_to_string(${inner((v) => `list_transform(${x}, lambda ${v}: ${json(type.element, v)})`)}, ',') || ']')`;
    case "STRUCT":
      return object(type, x);
    default:
      return careful(type, x);
  }
}

function object(type: Extract<Type, { kind: "STRUCT" }>, x: string): string {
  const members = zip(type.fields, fieldNames(type.fields), (field, name) =>
    bind(
      `struct_extract(${x}, ${text(name)})`,
      (value) => `${text(`${JSON.stringify(field.name ?? "")}:`)} || ${json(field.type, value)}`,
    ),
  );
  return `('{' || ${members.join(" || ',' || ")} || '}')`;
}

/** Pretty-printing is JavaScript's. */
const isPretty = (flag: Expr | undefined): boolean =>
  flag !== undefined && !(flag.kind === "literal" && flag.value === false);

export const toJsonString: Natives = {
  to_json_string: unary((value, call) =>
    isPretty(call.args[1]) ? undefined : bind(value, (x) => json(typeOf(call, 0), x)),
  ),
};
