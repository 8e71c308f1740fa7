/** Aggregates: what all engines share. With OVER, a window's clause comes along. */
import type { AggregateExpr, WindowExpr } from "@sluice/googlesql/tree";
import { sqlOf } from "./arguments.ts";
import { type Aggregate, type Aggregates, type Aggregation, type Render, shown, unsupported } from "./context.ts";
import { cast } from "./names.ts";

/** HAVING MAX and MIN are read by these alone. */
const havings = new Set(["array_agg", "any_value"]);

export function aggregate(node: AggregateExpr | WindowExpr, render: Render, over: string): string {
  const { fn, args, having } = node;
  const made = render.syntax.aggregates[fn];
  if (!made) throw unsupported(`The aggregate ${shown(fn)}`);
  if (having && !havings.has(fn)) throw unsupported(`HAVING ${having.extreme} in ${shown(fn)}`);
  const where = node.where && render.expr(node.where);
  return made({ fn, args, sql: args.map((arg) => render.expr(arg)), node, where, over, render });
}

/** How the engine's function is called. */
export interface Spelling {
  /** In place of the call's own arguments. */
  readonly sql?: readonly string[];
  /** In place of the call's own DISTINCT. */
  readonly distinct?: boolean;
  /** What stands after ORDER BY. */
  readonly order?: string;
  /** A condition beside the call's own. */
  readonly where?: string | undefined;
}

export type Spell = (call: Aggregation, fn: string, how?: Spelling) => string;

/** `fn(DISTINCT args ORDER BY …) FILTER (WHERE …) OVER (…)`. */
export const spelled: Spell = (call, fn, { sql = call.sql, distinct = call.node.distinct, order = "", where } = {}) => {
  const conditions = [call.where, where].filter((condition) => condition !== undefined);
  const filter = conditions.length > 0 ? ` FILTER (WHERE ${conditions.join(" AND ")})` : "";
  return `${fn}(${distinct ? "DISTINCT " : ""}${sql.join(", ")}${order ? ` ORDER BY ${order}` : ""})${filter}${call.over}`;
};

/** The engine's function of the same arguments, whatever the order of the rows. */
export const plain =
  (spell: Spell, fn: string): Aggregate =>
  (call) =>
    spell(call, fn);

/** Of INT64 alone: no engine has them of BYTES. */
const bits =
  (spell: Spell): Aggregate =>
  (call) => {
    if (call.node.type.kind === "BYTES") throw unsupported(`${shown(call.fn)} of BYTES`);
    return spell(call, call.fn, { sql: [sqlOf(call, 0)] });
  };

/** What is spelled alike where the engine has bool_and() and bit_and(); `int64` is its name for INT64. */
export const aggregatesBy = (spell: Spell, int64: string): Aggregates => ({
  countif: (call) => spell(call, "count", { sql: [`CASE WHEN ${sqlOf(call, 0)} THEN 1 END`] }),
  logical_and: plain(spell, "bool_and"),
  logical_or: plain(spell, "bool_or"),
  bit_and: bits(spell),
  bit_or: bits(spell),
  bit_xor: bits(spell),
  grouping: (call) => cast(`grouping(${sqlOf(call, 0)})`, int64),
});

/** The number of LIMIT within an aggregate. */
export function limitOf({ node: { limit } }: Aggregation): string | undefined {
  if (limit && limit.kind !== "literal") throw unsupported("LIMIT with an expression within an aggregate");
  return limit && String(limit.value);
}
