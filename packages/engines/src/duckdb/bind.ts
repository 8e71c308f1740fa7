/** Gives an expression a name, so that what uses it twice evaluates it once. DuckDB has no LET: a lambda over a list of one. */

let depth = 0;

export const bind = (sql: string, body: (name: string) => string): string =>
  isCheap(sql) ? body(sql) : named(sql, body);

/** As bind, but always by a name. */
export const named = (sql: string, body: (name: string) => string): string =>
  inner((name) => `list_transform([${sql}], lambda ${name}: ${body(name)})[1]`);

export function bindAll(items: readonly string[], body: (names: readonly string[]) => string): string {
  const [first, ...rest] = items;
  if (first === undefined) return body([]);
  return bind(first, (name) => bindAll(rest, (names) => body([name, ...names])));
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
const isCheap = (sql: string): boolean => sql.length <= 64 && !/\bselect\b|\bover\b/i.test(sql) && !CALL.test(sql);

const CALL = /\b(?!CAST\b|DECIMAL\b|struct_extract\b|unhex\b|timezone\b|isnan\b)\w+\(/i;
