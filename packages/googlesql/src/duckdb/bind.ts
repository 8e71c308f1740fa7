/** Gives an expression a name, so that what uses it twice evaluates it once. DuckDB has no LET: a lambda over a list of one. */

let depth = 0;

export function bind(sql: string, body: (name: string) => string): string {
  if (isCheap(sql)) return body(sql);
  const name = `_v${depth}`;
  depth += 1;
  try {
    return `list_transform([${sql}], lambda ${name}: ${body(name)})[1]`;
  } finally {
    depth -= 1;
  }
}

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

const isCheap = (sql: string): boolean =>
  sql.length <= 64 && !/\bselect\b|random\(|uuid\(|googlesql|list\(|list_transform/i.test(sql);
