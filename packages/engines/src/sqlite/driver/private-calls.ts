import { implementationNames } from "@sluice/googlesql/functions";
import type { Connection } from "../../driver/connection.ts";
import type { PrivateCalls } from "../../warehouse.ts";

const query = `select name, sql from sqlite_master where type = 'view' and instr(sql, '"gs_') > 0 order by name`;

/** Views that call functions of install.ts: other clients have none of them. */
export async function privateCalls(rows: Connection["rows"]): Promise<readonly PrivateCalls[]> {
  const found = (await rows(query)) as readonly (readonly [string, string])[];
  return found.map(([name, sql]) => ({ name: [name], functions: calledIn(sql) }));
}

const calledIn = (sql: string): readonly string[] =>
  [...new Set(Array.from(sql.matchAll(/"gs_(?:over_)?([^"$]+)/g), ([, key = ""]) => shown(key)))].toSorted();

/** SAFE.F has a function of its own, SAFE_F may be one of the language. */
const shown = (key: string): string => {
  const own = new Set(implementationNames).has(key) ? key : key.replace(/^safe_/, "");
  return own.toUpperCase();
};
