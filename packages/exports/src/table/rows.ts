import type { Column } from "@sluice/googlesql";
import type { Mart } from "../export.ts";

/** Rows as COPY and LOAD DATA both read them: tabs between, backslash escapes, `\\N` for NULL. `text` gives a value the engine's spelling. */
export function* tabSeparated(mart: Mart, text: (value: unknown, column: Column) => string | null): Generator<Buffer> {
  const line = (row: readonly unknown[]) =>
    `${row.map((value, at) => escaped(text(value, mart.columns[at]!))).join("\t")}\n`;
  for (let at = 0; at < mart.rows.length; at += ROWS_A_CHUNK) {
    yield Buffer.from(
      mart.rows
        .slice(at, at + ROWS_A_CHUNK)
        .map(line)
        .join(""),
    );
  }
}

const ROWS_A_CHUNK = 500;

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0" };

const escaped = (value: string | null): string =>
  value === null ? "\\N" : value.replace(/[\\\t\n\r\0]/g, (character) => ESCAPES[character]!);

/** «can't», with what to do: the same words for both engines. */
export const noConnection = (to: string, cause: unknown): string =>
  `${to}: no connection: ${(cause as Error).message}. Is the server there, are user and database right?`;

export const notPublished = (to: string, cause: unknown): string =>
  `${to}: not published, what was there stays: ${(cause as Error).message}`;

/** Where a table is, without user and password. */
export function label(url: string, table: string): string {
  const { protocol, hostname, port, pathname } = new URL(url);
  return `${protocol}//${hostname}${port ? `:${port}` : ""}${pathname} ${table}`;
}
