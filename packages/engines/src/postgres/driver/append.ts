/** Rows into a temporary table, by COPY in its text format. */
import type { Column, Type } from "@sluice/googlesql";
import type { Batch } from "../../delivery.ts";
import { list, quote } from "../../core/names.ts";
import type { PostgresConnection } from "./connection.ts";

export const append = (
  connection: PostgresConnection,
  table: string,
  columns: readonly Column[],
  rows: Batch["rows"],
): Promise<number> => connection.copy(copyInto(quote(table), columns), lines(rows, columns.length));

export const copyInto = (table: string, columns: readonly Column[]): string =>
  `copy ${table} (${list(columns.map((column) => column.name))}) from stdin`;

/** What has no carrier of its own comes as text, and is cast on the way into its table. */
export const carrier = ({ kind }: Type): string => carriers[kind] ?? "text";

const carriers: Partial<Record<Type["kind"], string>> = {
  INT64: "bigint",
  FLOAT64: "double precision",
  BOOL: "boolean",
  BYTES: "bytea",
};

function* lines(rows: readonly (readonly unknown[])[], width: number): Generator<string> {
  const many = 1000;
  for (let at = 0; at < rows.length; at += many) {
    yield rows
      .slice(at, at + many)
      .map((row) => line(row, width))
      .join("");
  }
}

const line = (row: readonly unknown[], width: number): string =>
  `${Array.from({ length: width }, (_, i) => field(row[i])).join("\t")}\n`;

function field(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "string") return /[\\\t\n\r\0]/.test(value) ? escaped(value) : value;
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString("hex")}`;
  return String(value);
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** PostgreSQL's text can't hold U+0000: the replacement character stands for it. */
const escaped = (value: string): string => value.replaceAll(/[\\\t\n\r\0]/g, (char) => escapes[char] ?? "\uFFFD");
