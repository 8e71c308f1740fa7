import type { Column } from "@sluice/googlesql";
import type { Connection, Described } from "../../driver/connection.ts";
import { quoted } from "../../core/names.ts";
import { columnOf } from "./types.ts";

/** Views and tables of a schema, each column a row; without a schema those that a bare name would find. */
export const columnsQuery = (where: string): string => `
  select n.nspname, c.relname, c.relkind, a.attname, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null),
    case t.typbasetype when 0 then a.atttypmod else t.typtypmod end, col_description(c.oid, a.attnum)
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_type t on t.oid = a.atttypid
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${where}
  order by n.nspname, c.relname, a.attnum`;

export async function describe(rows: Connection["rows"], name: readonly string[]): Promise<Described | undefined> {
  const [table = "", schema] = name.toReversed();
  const inSchema = schema === undefined ? "pg_table_is_visible(c.oid)" : `n.nspname = ${quoted(schema)}`;
  const found = await rows(columnsQuery(`c.relname = ${quoted(table)} and ${inSchema}`));
  return found.length > 0 ? described(found) : undefined;
}

export const described = (rows: readonly (readonly unknown[])[]): Described => ({
  type: rows[0]?.[2] === "v" ? "view" : "table",
  columns: rows.filter((row) => row[3] !== null).map(columnIn),
});

const columnIn = ([, , , name, native, modifier, comment]: readonly unknown[]): Column =>
  columnOf({
    name: name as string,
    native: native as string,
    modifier: Number(modifier),
    comment: comment as string | null,
  });
