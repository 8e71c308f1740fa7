import type { Connection, Described } from "../../driver/connection.ts";
import { fold, quoted } from "../../core/names.ts";
import { commentedTypes, typeOf } from "./types.ts";

export async function describe(rows: Connection["rows"], name: string): Promise<Described | undefined> {
  const [found] = await rows(
    `select type, sql from sqlite_master where type in ('table', 'view') and name = ${quoted(name)} collate nocase`,
  );
  if (!found) return undefined;
  const types = commentedTypes(found[1] as string);
  const described = await rows(`select name, type from pragma_table_info(${quoted(name)})`);
  const columns = described.map(([column, declared]) => ({
    name: column as string,
    ...(types.get(fold(column as string)) ?? { type: typeOf(declared as string) }),
  }));
  return { type: found[0] as "table" | "view", columns };
}
