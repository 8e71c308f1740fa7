import { publicAddress } from "@sluice/engines/secrets";
import type { Column } from "@sluice/googlesql";
import { messageOf } from "../error.ts";
import type { Mart } from "../export.ts";

/** Rows as COPY and LOAD DATA both read them: tabs between, backslash escapes, `\\N` for NULL. `text` gives a value the engine's spelling. */
export function* tabSeparated(mart: Mart, text: (value: unknown, column: Column) => string | null): Generator<Buffer> {
  const line = (row: readonly unknown[]) =>
    `${mart.columns.map((column, at) => escaped(text(row[at], column))).join("\t")}\n`;
  for (let at = 0; at < mart.rows.length; at += rowsAChunk) {
    yield Buffer.from(
      mart.rows
        .slice(at, at + rowsAChunk)
        .map(line)
        .join(""),
    );
  }
}

const rowsAChunk = 500;

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0" };

const escaped = (value: string | null): string =>
  value === null ? "\\N" : value.replace(/[\\\t\n\r\0]/g, (character) => escapes[character] ?? character);

/** «can't», with what to do: the same words for both engines. */
export const noConnection = (to: string, cause: unknown): string =>
  `${to}: no connection: ${messageOf(cause)}. Is the server there, are user and database right?`;

export const notPublished = (to: string, cause: unknown): string =>
  `${to}: not published, what was there stays: ${messageOf(cause)}`;

/** Where a table is, without user and password. */
export const label = (url: string, table: string): string => `${publicAddress(url)} ${table}`;
