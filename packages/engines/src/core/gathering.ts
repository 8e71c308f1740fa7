/** ARRAY_AGG and STRING_AGG, by how the engine gathers values into an array. */
import type { Type } from "@sluice/googlesql/types";
import { argument, sqlOf, typeOf } from "./arguments.ts";
import type { Aggregates, Aggregation } from "./context.ts";

export type Having = NonNullable<Aggregation["node"]["having"]>;

export interface Gathering {
  /** The call's values as an array, those where `where` holds: with its DISTINCT, in its order, up to its LIMIT. */
  readonly array: (call: Aggregation, where: string | undefined) => string;
  /** The same of the rows where HAVING's key is at its extreme. */
  readonly arrayAtExtreme: (call: Aggregation, having: Having, where: string | undefined) => string;
  /** The engine's own STRING_AGG, of calls without DISTINCT and LIMIT; undefined: it has none of BYTES. */
  readonly stringAgg: (call: Aggregation, x: string, separator: string) => string | undefined;
  /** An array of such values as one. */
  readonly joined: (array: string, separator: string, type: Type) => string;
  /** The separator where none is said. */
  readonly comma: (type: Type) => string;
}

export const gathering = ({ array, arrayAtExtreme, stringAgg, joined, comma }: Gathering): Aggregates => ({
  array_agg: (call) => {
    const { having, nulls } = call.node;
    const where = nulls === "IGNORE" ? isThere(call) : undefined;
    return having ? arrayAtExtreme(call, having, where) : array(call, where);
  },
  string_agg: (call) => {
    const { distinct, limit } = call.node;
    const [x, type] = [sqlOf(call, 0), typeOf(call, 0)];
    const separator = call.sql[1] ?? comma(type);
    const own = distinct || limit ? undefined : stringAgg(call, x, separator);
    const values = { ...call, args: [argument(call, 0)], sql: [x] };
    return own ?? joined(array(values, isThere(call)), separator, type);
  },
});

/** Its first argument is not NULL. */
export const isThere = (call: Aggregation): string => `${sqlOf(call, 0)} IS NOT NULL`;
