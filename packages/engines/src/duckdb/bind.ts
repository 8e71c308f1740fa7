/** Gives an expression a name, so that what uses it twice evaluates it once. DuckDB has no LET: a lambda over a list of one. */
import { isMarked } from "./lift.ts";

let depth = 0;

export const bind = (sql: string, body: (name: string) => string): string =>
  isCheap(sql) ? body(sql) : named(sql, body);

/** As bind, but always by a name. */
export const named = (sql: string, body: (name: string) => string): string =>
  inner((name) => `list_transform([${sql}], lambda ${name}: ${body(name)})[1]`);

type Names<Items extends readonly string[]> = { readonly [At in keyof Items]: string };

/** As bind, for several: as many names as there are items. */
export function bindAll<const Items extends readonly string[]>(
  items: Items,
  body: (names: Names<Items>) => string,
): string {
  const next = ([first, ...rest]: readonly string[], names: readonly string[]): string =>
    first === undefined ? body(names as Names<Items>) : bind(first, (name) => next(rest, [...names, name]));
  return next(items, []);
}

/** Names come from the depth, so that one expression always renders as one text: GROUP BY needs that. */
export function inner<T>(body: (name: string) => T): T {
  const name = `_v${depth}`;
  depth += 1;
  try {
    return body(name);
  } finally {
    depth -= 1;
  }
}

/** Columns, literals and a little around them. No aggregates: TRY takes none, and within a lambda they read badly. */
const isCheap = (sql: string): boolean =>
  sql.length <= 64 && !/\bselect\b|\bover\b/i.test(sql) && !isMarked(sql) && !CALL.test(sql);

const CALL = /\b(?!CAST\b|DECIMAL\b|struct_extract\b|unhex\b|timezone\b|isnan\b)\w+\(/i;
