/** AND, OR, NOT, IS … and LIKE: the same words on every engine. */
import { atLeast, binary, unary } from "../arguments.ts";
import type { Native, Natives } from "../context.ts";

export const logic: Natives = {
  and: ({ sql }) => `(${sql.join(" AND ")})`,
  or: ({ sql }) => `(${sql.join(" OR ")})`,
  not: unary((x) => `(NOT ${x})`),
  is_null: unary((x) => `(${x} IS NULL)`),
  is_true: unary((x) => `(${x} IS TRUE)`),
  is_false: unary((x) => `(${x} IS FALSE)`),
};

/** LIKE, and LIKE ANY and ALL of several patterns, by how the engine spells one. */
export function likes(like: (x: string, pattern: string) => string): Natives {
  const quantified =
    (operator: "OR" | "AND"): Native =>
    (call) => {
      const [x, ...patterns] = atLeast(2, call);
      return `(${patterns.map((pattern) => like(x, pattern)).join(` ${operator} `)})`;
    };
  return { like: binary(like), like_any: quantified("OR"), like_all: quantified("AND") };
}
