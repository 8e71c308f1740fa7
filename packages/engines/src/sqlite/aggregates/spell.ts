/** Aggregate calls as SQLite writes them. */
import { typesText } from "@sluice/googlesql/functions";
import type { Expr } from "@sluice/googlesql/tree";
import { type Spell, spelled } from "../../core/aggregates.ts";
import { type Aggregate, type Aggregation, shown, unsupported } from "../../core/context.ts";
import { text } from "../names.ts";
import { orderKeys } from "../order-by.ts";

export const spell: Spell = (call, fn, how = {}) => {
  const { sql = call.sql, distinct = call.node.distinct } = how;
  if (distinct && sql.length > 1) throw unsupported(`DISTINCT in ${shown(call.fn)} with several arguments`);
  if (distinct && call.over) throw unsupported(`DISTINCT in ${shown(call.fn)} with OVER`);
  return spelled(call, fn, how);
};

/** An aggregate of ours, library/aggregators.ts: over a window it is another, which can take rows back. */
export const spellOwn: Spell = (call, key, how) => spell(call, `"gs_${call.over && "over_"}${key}"`, how);

/** The call's own ORDER BY. */
export const orderOf = ({ node, render }: Aggregation): string =>
  node.orderBy.map((item) => orderKeys(item, render.expr(item.expr))).join(", ");

/** Types as our aggregates take them, in their last argument. */
export const typesOf = (args: readonly Expr[]): string => text(typesText(args.map((arg) => arg.type)));

/** An aggregate of ours that wants to know the types of its arguments. */
export const typed =
  (key: string): Aggregate =>
  (call) =>
    spellOwn(call, key, { sql: [...call.sql, typesOf(call.args)] });
