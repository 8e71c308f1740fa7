/** A delivery into a temporary table, by COPY. */
import type { Column } from "@sluice/googlesql";
import type { Delivery } from "../../delivery.ts";
import type { Staged } from "../../load/store.ts";
import { list, quote } from "../../names.ts";
import type { Link } from "./link.ts";

let serial = 0;

export async function stage(link: Link, delivery: Delivery): Promise<Staged> {
  const relation = quote(`_sluice_stage_${++serial}`);
  let columns = delivery.columns;
  await link.execute(`create temp table ${relation} (${columns.map(declared).join(", ")})`);
  for await (const batch of delivery.batches()) {
    for (const column of batch.columns.slice(columns.length)) {
      await link.execute(`alter table ${relation} add column ${declared(column)}`);
    }
    columns = batch.columns;
    if (batch.rows.length > 0)
      await link.copy(
        `copy ${relation} (${list(columns.map((column) => column.name))}) from stdin`,
        lines(batch.rows, columns.length),
      );
  }
  return { relation, temporary: true, columns };
}

/** What has no carrier of its own comes as text, and is cast on the way into its table. */
const declared = ({ name, type }: Column): string => `${quote(name)} ${carriers[type.kind] ?? "text"}`;

const carriers: Partial<Record<Column["type"]["kind"], string>> = {
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
