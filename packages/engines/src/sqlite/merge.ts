/** MERGE: what each WHEN touches is worked out first, into temporary tables, and then done. */
import type { Expr, MergeWhen, Statement } from "@sluice/googlesql/tree";
import type { Render } from "../core/context.ts";
import { failing, targetOf } from "../core/rows.ts";
import { from } from "../core/from.ts";
import { inside } from "../core/scope.ts";
import { flattened, quote } from "../core/names.ts";

type Merge = Extract<Statement, { kind: "merge" }>;

/** A WHEN with the temporary table of what it touches. */
interface Step {
  readonly when: MergeWhen;
  readonly table: string;
  /** The rows: `#row` of the target, and the values as `c0`, `c1` …. */
  readonly sql: string;
}

export function merge(node: Merge, outer: Render): readonly string[] {
  const render = inside(node.source, outer);
  const steps = node.whens.map((when, i): Step => ({
    when,
    table: `temp.${quote(`#merge${i}`)}`,
    sql: rows(node, when, node.whens.slice(0, i), render),
  }));
  const matched = steps.filter(({ when }) => when.matched === "MATCHED");
  const touched = matched.map(({ table }) => `SELECT "#row" FROM ${table}`).join(" UNION ALL ");
  return [
    ...steps.map(({ table }) => `DROP TABLE IF EXISTS ${table}`),
    ...steps.map(({ table, sql }) => `CREATE TEMP TABLE ${table.slice(5)} AS ${sql}`),
    ...(matched.length > 0 ? [failing(`SELECT "#row" FROM (${touched})`, outer)] : []),
    ...steps.map((step) => applied(node, step)),
    ...steps.map(({ table }) => `DROP TABLE ${table}`),
  ];
}

function valuesOf({ action }: MergeWhen): readonly Expr[] {
  if (action.kind === "insert") return action.values;
  return action.kind === "update" ? action.set.map(({ value }) => value) : [];
}

function rows(node: Merge, when: MergeWhen, before: readonly MergeWhen[], render: Render): string {
  const target = targetOf(node, render);
  const source = from(node.source, render);
  const row = when.matched === "NOT MATCHED BY TARGET" ? "NULL" : `${quote(node.alias)}._rowid_`;
  const columns = [`${row} AS "#row"`, ...valuesOf(when).map((value, i) => `${render.expr(value)} AS "c${i}"`)].join(
    ", ",
  );
  const on = render.expr(node.on);
  const conditions = conditionsOf(when, before, render);
  if (when.matched === "MATCHED") return `SELECT ${columns} FROM ${source} JOIN ${target} ON ${on}${where(conditions)}`;
  // Joins, which SQLite makes an index for; it makes none for a correlated NOT EXISTS.
  if (when.matched === "NOT MATCHED BY TARGET") {
    const missing = `${quote(node.alias)}._rowid_ IS NULL`;
    return `SELECT ${columns} FROM ${source} LEFT JOIN ${target} ON ${on}${where([missing, ...conditions])}`;
  }
  const met = `SELECT ${quote(node.alias)}._rowid_ FROM ${source} JOIN ${target} ON ${on}`;
  return `SELECT ${columns} FROM ${target}${where([`${row} NOT IN (${met})`, ...conditions])}`;
}

const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;

/** Its own condition, and that no WHEN of its kind before it applies. */
function conditionsOf({ matched, condition }: MergeWhen, before: readonly MergeWhen[], render: Render): string[] {
  const alike = before.filter((when) => when.matched === matched);
  return [
    ...(condition === undefined ? [] : [render.expr(condition)]),
    ...alike.map(({ condition }) => (condition === undefined ? "FALSE" : `(${render.expr(condition)}) IS NOT TRUE`)),
  ];
}

function applied(node: Merge, { when, table }: Step): string {
  const target = flattened(node.table);
  const { action } = when;
  if (action.kind === "delete") return `DELETE FROM ${target} WHERE _rowid_ IN (SELECT "#row" FROM ${table})`;
  if (action.kind === "insert") {
    const columns = action.columns.map(quote).join(", ");
    return `INSERT INTO ${target} (${columns}) SELECT ${action.columns.map((_, i) => `"c${i}"`).join(", ")} FROM ${table}`;
  }
  const set = action.set.map(({ column }, i) => `${quote(column)} = "#m"."c${i}"`).join(", ");
  return `UPDATE ${target} SET ${set} FROM ${table} AS "#m" WHERE ${target}._rowid_ = "#m"."#row"`;
}
