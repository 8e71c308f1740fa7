import type { Column, Driver, Type } from "@sluice/googlesql";
import { fold, text } from "../../names.ts";
import { commentedTypes } from "./ddl.ts";

type Rows = Pick<Driver, "rows">;
type Described = { readonly type: "table" | "view"; readonly columns: readonly Column[] };

export async function describe(link: Rows, name: string): Promise<Described | undefined> {
  const [found] = await link.rows(
    `select type, sql from sqlite_master where type in ('table', 'view') and name = ${text(name)} collate nocase`,
  );
  if (!found) return undefined;
  const types = commentedTypes(found[1] as string);
  const rows = await link.rows(`select name, type from pragma_table_info(${text(name)})`);
  const columns = rows.map(([column, declared]) => ({
    name: column as string,
    ...(types.get(fold(column as string)) ?? { type: ownType(declared as string) }),
  }));
  return { type: found[0] as "table" | "view", columns };
}

/** Tables that others made have SQLite's type names, or any at all: read them by its own rules of affinity. */
function ownType(declared: string): Type {
  const name = declared.toUpperCase();
  if (name.includes("INT")) return { kind: "INT64" };
  if (/BOOL/.test(name)) return { kind: "BOOL" };
  if (/REAL|FLOA|DOUB/.test(name)) return { kind: "FLOAT64" };
  if (name.includes("BLOB")) return { kind: "BYTES" };
  return { kind: "STRING" };
}
