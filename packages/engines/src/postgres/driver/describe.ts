import type { Column, Driver, ScalarName, Type } from "@sluice/googlesql";
import { text } from "../../names.ts";
import { typeFrom } from "../../type-text.ts";

type Rows = Pick<Driver, "rows">;
export interface Described {
  readonly type: "table" | "view";
  readonly columns: readonly Column[];
}

const scalars: Readonly<Record<string, ScalarName>> = {
  smallint: "INT64",
  integer: "INT64",
  bigint: "INT64",
  real: "FLOAT64",
  "double precision": "FLOAT64",
  numeric: "NUMERIC",
  boolean: "BOOL",
  bytea: "BYTES",
  date: "DATE",
  "time without time zone": "TIME",
  "timestamp without time zone": "DATETIME",
  "timestamp with time zone": "TIMESTAMP",
  interval: "INTERVAL",
  json: "JSON",
  jsonb: "JSON",
};

/** Views and tables of a schema, each column a row; without a schema those that a bare name would find. */
export const columnsQuery = (where: string): string => `
  select n.nspname, c.relname, c.relkind, a.attname, format_type(a.atttypid, null), col_description(c.oid, a.attnum),
    a.atttypid = 'numeric'::regtype and a.atttypmod = -1
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${where}
  order by n.nspname, c.relname, a.attnum`;

export async function describe(link: Rows, name: readonly string[]): Promise<Described | undefined> {
  const [table = "", schema] = name.toReversed();
  const inSchema = schema === undefined ? "pg_table_is_visible(c.oid)" : `n.nspname = ${text(schema)}`;
  const rows = await link.rows(columnsQuery(`c.relname = ${text(table)} and ${inSchema}`));
  return rows.length > 0 ? described(rows) : undefined;
}

export const described = (rows: readonly (readonly unknown[])[]): Described => ({
  type: rows[0]![2] === "v" ? "view" : "table",
  columns: rows.filter((row) => row[3] !== null).map((row) => ({ name: row[3] as string, type: typeOf(row) })),
});

/** Of these types the first line of the column's comment may tell more. */
const hiding = new Set(["jsonb", "numeric"]);

function typeOf([, , , , native, comment, unscaled]: readonly unknown[]): Type {
  const name = native as string;
  const commented = hiding.has(name) ? typeFrom(String(comment ?? "").split("\n", 1)[0] ?? "") : undefined;
  if (commented) return commented;
  if (unscaled === true) return { kind: "BIGNUMERIC" };
  if (name.endsWith("[]")) return { kind: "ARRAY", element: { kind: scalars[name.slice(0, -2)] ?? "STRING" } };
  return { kind: scalars[name] ?? "STRING" };
}
