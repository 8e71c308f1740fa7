/** Names and texts in SQL: the same quoting in every engine. */
import type { TableName } from "@sluice/googlesql/tree";

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const list = (names: readonly string[]): string => names.map(quote).join(", ");

/** `"schema"."name"`. */
export const qualified = (name: TableName): string => name.map(quote).join(".");

/** Without schemas, a name of several parts is one: `"schema__name"`. */
export const flattened = (name: TableName): string => quote(name.join("__"));

/** A text that holds no U+0000: how that is written, if at all, each engine says itself. */
export const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Texts in which the engine's SQL `nul` stands for U+0000. */
export const textWith =
  (nul: string) =>
  (value: string): string =>
    value.includes("\0") ? `(${value.split("\0").map(quoted).join(` || ${nul} || `)})` : quoted(value);

export const cast = (sql: string, type: string): string => `CAST(${sql} AS ${type})`;

/** Engines fold case in names of columns, so we must. */
export const fold = (name: string): string => name.toLowerCase();

export const has = (names: readonly string[], name: string): boolean =>
  names.some((other) => fold(other) === fold(name));
