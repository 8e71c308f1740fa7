import type { Column } from "@sluice/googlesql";
import { fold, has, list, qualified, quote, quoted } from "../core/names.ts";
import { stamped } from "./columns.ts";
import type { Loading } from "./store.ts";

/** Every staged row. */
export const insertRows = (loading: Loading): Promise<number> => loading.store.change(insert(loading));

/** Those staged rows whose key the table does not have. */
export const insertNew = (loading: Loading): Promise<number> =>
  loading.store.change(
    `${insert(loading)} where not exists (select 1 from ${table(loading)} t where ${sameKey(loading)})`,
  );

/** Rows of the table whose key came with something else in it. What did not come is absent now: NULL. */
export async function updateChanged(loading: Loading): Promise<number> {
  const values = loading.columns.filter((column) => !has(loading.plan.key, column.name));
  if (values.length === 0) return 0;
  const sets = [...values.map((column) => `${quote(column.name)} = ${value(loading, column)}`), ...stampSets(loading)];
  const changed = values.map((column) => `t.${quote(column.name)} is distinct from ${value(loading, column)}`);
  return loading.store.change(
    `update ${table(loading)} as t set ${sets.join(", ")} from ${loading.staged.relation} as s` +
      ` where ${sameKey(loading)} and ${anyOf(changed)}`,
  );
}

/** As a tree of little depth: engines have a limit to it. */
function anyOf(conditions: readonly string[]): string {
  const half = conditions.length >> 1;
  return half === 0 ? conditions.join("") : `(${anyOf(conditions.slice(0, half))} or ${anyOf(conditions.slice(half))})`;
}

export const deleteAbsent = (loading: Loading): Promise<number> =>
  loading.store.change(
    `delete from ${table(loading)} as t where not exists (select 1 from ${loading.staged.relation} s where ${sameKey(loading)})`,
  );

export const deleteAll = (loading: Loading): Promise<number> => loading.store.change(`delete from ${table(loading)}`);

/** The table has the very rows that came, each as often. */
export async function isUnchanged(loading: Loading): Promise<boolean> {
  const names = list(loading.columns.map((column) => column.name));
  const came = `select ${loading.columns.map((column) => `${value(loading, column)} as ${quote(column.name)}`).join(", ")} from ${loading.staged.relation} as s`;
  const [now, then] = [`(${came}) as came`, table(loading)].map(
    (rows) => `select ${names}, count(*) as times from ${rows} group by ${names}`,
  );
  const differs = `select 1 from (${now} except ${then}) as d union all select 1 from (${then} except ${now}) as d limit 1`;
  return (await loading.store.rows(differs)).length === 0;
}

const table = (loading: Loading): string => qualified(loading.name);

const insert = (loading: Loading): string => {
  const came = loading.columns.filter((column) => cameAs(loading, column) !== undefined);
  const columns = list([...came.map((column) => column.name), "_loaded_at", "_source"]);
  const values = [...came.map((column) => value(loading, column)), ...stampValues(loading)];
  return `insert into ${table(loading)} (${columns}) select ${values.join(", ")} from ${loading.staged.relation} as s`;
};

const stampValues = ({ store, plan }: Loading): readonly string[] => [
  store.cast(quoted(plan.loadedAt), { kind: "TIMESTAMP" }),
  typeof plan.source === "string" ? quoted(plan.source) : `s.${quote(plan.source.column)}`,
];

const stampSets = (loading: Loading): readonly string[] => {
  const [loadedAt, source] = stampValues(loading);
  return [`${quote("_loaded_at")} = ${loadedAt}`, `${quote("_source")} = ${source}`];
};

/** The staged value in the type that the table's column has, or NULL where it did not come. */
const value = (loading: Loading, column: Column): string => {
  const came = cameAs(loading, column);
  return loading.store.cast(came ? `s.${quote(came.name)}` : "null", column.type);
};

const cameAs = ({ came }: Loading, column: Column): Column | undefined => came.get(fold(column.name));

const sameKey = (loading: Loading): string =>
  keyColumns(loading)
    .map((column) => `t.${quote(column.name)} = ${value(loading, column)}`)
    .join(" and ");

/** The key as the table spells it. What a row is from may be part of it. */
const keyColumns = ({ columns, plan }: Loading): readonly Column[] =>
  stamped(columns).filter((column) => has(plan.key, column.name));
