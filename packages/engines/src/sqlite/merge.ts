/** MERGE: what each WHEN touches is worked out first, into temporary tables, and then done. */
import type { Expr, MergeWhen } from "@sluice/googlesql/tree";
import type { Render } from "../core/context.ts";
import { from } from "../core/from.ts";
import { insertedInto, type Merge } from "../core/merge.ts";
import { flattened, list, quote } from "../core/names.ts";
import { failing, targetOf } from "../core/rows.ts";
import { inside } from "../core/scope.ts";

/** A WHEN with the temporary table of what it touches: `#row` of the target, and the values as `c0`, `c1` …. */
interface Step {
  readonly when: MergeWhen;
  readonly name: string;
  readonly rows: string;
}

export function merge(node: Merge, outer: Render): readonly string[] {
  const render = inside(node.source, outer);
  const steps = node.whens.map((when, i): Step => {
    const before = node.whens.slice(0, i).filter(({ matched }) => matched === when.matched);
    return { when, name: quote(`#merge${i}`), rows: rowsOf(node, when, conditionsOf(when, before, render), render) };
  });
  const matched = steps.filter(({ when }) => when.matched === "MATCHED");
  const touched = matched.map(({ name }) => `SELECT "#row" FROM temp.${name}`).join(" UNION ALL ");
  return [
    ...steps.map(({ name }) => `DROP TABLE IF EXISTS temp.${name}`),
    ...steps.map(({ name, rows }) => `CREATE TEMP TABLE ${name} AS ${rows}`),
    ...(matched.length > 0 ? [failing(`SELECT "#row" FROM (${touched})`, outer)] : []),
    ...steps.map((step) => applied(node, step)),
    ...steps.map(({ name }) => `DROP TABLE temp.${name}`),
  ];
}

function valuesOf({ action }: MergeWhen): readonly Expr[] {
  if (action.kind === "insert") return action.values;
  return action.kind === "update" ? action.set.map(({ value }) => value) : [];
}

/** Its own condition, and that no WHEN of its kind before it applies. */
const conditionsOf = ({ condition }: MergeWhen, before: readonly MergeWhen[], render: Render): readonly string[] => [
  ...(condition ? [render.expr(condition)] : []),
  ...before.map((other) => (other.condition ? `(${render.expr(other.condition)}) IS NOT TRUE` : "FALSE")),
];

/** By joins, which SQLite makes an index for; it makes none for a correlated NOT EXISTS. */
function rowsOf(node: Merge, when: MergeWhen, conditions: readonly string[], render: Render): string {
  const target = targetOf(node, render);
  const place = `${quote(node.alias)}._rowid_`;
  const values = valuesOf(when).map((value, i) => `${render.expr(value)} AS "c${i}"`);
  const select = (row: string): string => `SELECT ${[`${row} AS "#row"`, ...values].join(", ")} FROM`;
  const source = from(node.source, render);
  const on = `${target} ON ${render.expr(node.on)}`;
  switch (when.matched) {
    case "MATCHED":
      return `${select(place)} ${source} JOIN ${on}${where(conditions)}`;
    case "NOT MATCHED BY TARGET":
      return `${select("NULL")} ${source} LEFT JOIN ${on}${where([`${place} IS NULL`, ...conditions])}`;
    case "NOT MATCHED BY SOURCE": {
      const met = `SELECT ${place} FROM ${source} JOIN ${on}`;
      return `${select(place)} ${target}${where([`${place} NOT IN (${met})`, ...conditions])}`;
    }
  }
}

const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;

function applied(node: Merge, { when: { action }, name }: Step): string {
  const target = flattened(node.table);
  if (action.kind === "delete") return `DELETE FROM ${target} WHERE _rowid_ IN (SELECT "#row" FROM temp.${name})`;
  if (action.kind === "insert") {
    const values = action.values.map((_, i) => `"c${i}"`).join(", ");
    return `INSERT INTO ${target} (${list(insertedInto(action, node.columns))}) SELECT ${values} FROM temp.${name}`;
  }
  const set = action.set.map(({ column }, i) => `${quote(column)} = "#m"."c${i}"`).join(", ");
  return `UPDATE ${target} SET ${set} FROM temp.${name} AS "#m" WHERE ${target}._rowid_ = "#m"."#row"`;
}
