/** =, <>, IN and IS DISTINCT FROM, by what the engine holds for equal. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { argument, atLeast, binary, sqlOf, typeOf } from "../arguments.ts";
import type { Call, Native, Natives } from "../context.ts";

/** `noNaN`: one of the two is surely none. */
export type Equal = (type: Type, a: string, b: string, noNaN: boolean) => string;

/** What an engine adds to it. */
export interface Equality {
  readonly equal: Equal;
  /** A name for an expression that is written more than once. */
  readonly bind: (sql: string, body: (name: string) => string) => string;
  /** IN UNNEST of an array whose items are not written out. */
  readonly inArray: Native;
}

/** A literal, and no NaN. */
export const isNumber = (expr: Expr): boolean => expr.kind === "literal" && !Number.isNaN(expr.value);

export function equals(equal: Equal, call: Call): string {
  const [a, b] = atLeast(2, call);
  return equal(typeOf(call, 0), a, b, isNumber(argument(call, 0)) || isNumber(argument(call, 1)));
}

const distinct = (operator: string): Native => binary((a, b) => `(${a} IS ${operator} ${b})`);

export function equality({ equal, bind, inArray }: Equality): Natives {
  const among = (type: Type, items: readonly Expr[], [x, ...sql]: readonly [string, ...string[]]): string => {
    const certain = type.kind !== "STRUCT" && (type.kind !== "FLOAT64" || items.every(isNumber));
    if (certain) return `(${x} IN (${sql.join(", ")}))`;
    return bind(x, (name) => `(${sql.map((item) => equal(type, name, item, false)).join(" OR ")})`);
  };
  return {
    eq: (call) => equals(equal, call),
    ne: (call) => `(NOT ${equals(equal, call)})`,
    in: (call) => among(typeOf(call, 0), call.args.slice(1), atLeast(2, call)),
    in_array: (call) => {
      const array = argument(call, 1);
      if (array.kind !== "array" || array.items.length === 0) return inArray(call);
      const items = array.items.map((item) => call.render.expr(item));
      return among(typeOf(call, 0), array.items, [sqlOf(call, 0), ...items]);
    },
    is_distinct_from: distinct("DISTINCT FROM"),
    is_not_distinct_from: distinct("NOT DISTINCT FROM"),
  };
}
