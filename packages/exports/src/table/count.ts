/** What is there after a merge, counted before it is committed: a row that became another's is lost. */
import { ExportError } from "../error.ts";
import type { Mart } from "../export.ts";
import type { Dialect } from "./ddl.ts";

export type Mode = "upsert" | "replace";

/** Of an upsert, the rows that have one of its keys; else all. */
export function countSql(mart: Mart, mode: Mode, { quote }: Dialect): string {
  const target = quote(mart.name);
  if (mode === "replace") return `select count(*) as n from ${target}`;
  const keys = mart.keys.primaryKey.map(quote);
  const found = keys.map((key) => `t.${key}`).join(", ");
  const same = keys.map((key) => `t.${key} = s.${key}`).join(" and ");
  return `select count(*) as n from (select distinct ${found} from sluice_staged s join ${target} t on ${same}) as there`;
}

/** Throws where it is not as many as were sent. `hint` says what makes it so on this engine. */
export function expectAll(mart: Mart, counted: unknown, hint: string): void {
  const there = Number(counted);
  if (there === mart.rows.length) return;
  throw new ExportError(
    "refused",
    `expected ${mart.rows.length.toLocaleString("en")} rows there, got ${there.toLocaleString("en")}: ${hint}`,
  );
}
