/** AND, OR, NOT, IS …, LIKE. */
import type { Call, Natives } from "../context.ts";
import { inner } from "../bind.ts";

const isBytes = ({ args }: Call): boolean => args[0]!.type.kind === "BYTES";

const like = (x: string, pattern: string): string => `(${x} LIKE ${pattern} ESCAPE '\\')`;

const likes =
  (operator: "OR" | "AND") =>
  (call: Call): string | undefined => {
    if (isBytes(call)) return undefined;
    const [x, ...patterns] = call.sql as [string, ...string[]];
    return `(${patterns.map((pattern) => like(x, pattern)).join(` ${operator} `)})`;
  };

const likesArray =
  (fn: "list_bool_or" | "list_bool_and") =>
  (call: Call): string | undefined =>
    isBytes(call)
      ? undefined
      : `coalesce(${fn}(${inner((v) => `list_transform(${call.sql[1]}, lambda ${v}: ${like(call.sql[0]!, v)})`)}), ${fn === "list_bool_and"})`;

export const logic: Natives = {
  and: ({ sql }) => `(${sql.join(" AND ")})`,
  or: ({ sql }) => `(${sql.join(" OR ")})`,
  not: ({ sql }) => `(NOT ${sql[0]})`,
  is_null: ({ sql }) => `(${sql[0]} IS NULL)`,
  is_true: ({ sql }) => `(${sql[0]} IS TRUE)`,
  is_false: ({ sql }) => `(${sql[0]} IS FALSE)`,
  like: (call) => (isBytes(call) ? undefined : like(call.sql[0]!, call.sql[1]!)),
  like_any: likes("OR"),
  like_all: likes("AND"),
  like_any_array: likesArray("list_bool_or"),
  like_all_array: likesArray("list_bool_and"),
};
