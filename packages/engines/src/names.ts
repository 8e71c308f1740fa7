/** Names as SQL: the same quoting in all three engines. */

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const path = (parts: readonly string[]): string => parts.map(quote).join(".");
export const list = (names: readonly string[]): string => names.map(quote).join(", ");
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Engines fold case in names of columns, so we must. */
export const fold = (name: string): string => name.toLowerCase();
export const has = (names: readonly string[], name: string): boolean =>
  names.some((other) => fold(other) === fold(name));
