/** A source in words alone, as YAML can say it too. */
import { z } from "zod";
import type { Target } from "@sluice/engines";
import type { ColumnType, Definition, Source } from "@sluice/sources";

const columnTypes = [
  "STRING",
  "INT64",
  "FLOAT64",
  "NUMERIC",
  "BIGNUMERIC",
  "BOOL",
  "BYTES",
  "DATE",
  "DATETIME",
  "TIME",
  "TIMESTAMP",
  "JSON",
] as const satisfies readonly ColumnType[];

const name = z.string().min(1);

export const plainSource = z.strictObject({
  path: name.optional().describe("A file, a folder, or a pattern such as `data/orders*.csv`; relative to the project."),
  url: name.optional().describe("An address: `https://…`, that of a database on a server, `raw:FOLDER`."),
  table: z
    .string()
    .regex(/^([^.]+\.)?[^.]+\.[^.]+$/, "expected schema.name, or database.schema.name")
    .optional()
    .describe("The raw table. Default: the declaration of the source's name, else `raw.NAME`."),
  key: z
    .array(name)
    .default([])
    .describe("The columns that name a row: a later delivery then changes rows, and adds new ones."),
  mode: z
    .enum(["merge", "replace", "append"])
    .optional()
    .describe("How rows go in. Default: merge where there is a key, else replace."),
  columns: z
    .union([z.array(name), z.record(name, z.enum(columnTypes))])
    .optional()
    .describe(
      "Columns that the table has in any case; with types, `{ amount: NUMERIC }`, their text is cast. Default: those that come, as text.",
    ),
  required: z.array(name).optional().describe("Columns that must come: without them it is not this source's data."),
  tags: z
    .array(name)
    .optional()
    .describe("A run loads it only with one of these tags. Default: whenever a run reads it."),
  delimiter: z
    .string()
    .length(1)
    .optional()
    .describe("Of CSV. Default: whichever of `,` `;` tab `|` the header has most of."),
  encoding: name
    .optional()
    .describe("Of its text: `latin1`, `utf-16le`, … Default: what a file's mark says, else UTF-8."),
  records: name.optional().describe("Where a JSON document has its records: `result.records`."),
  headers: z.record(name, z.string()).optional().describe("Sent to an HTTP address; values may be secrets."),
  windowBy: name
    .optional()
    .describe("A date or time column of a table on a server: only months that changed are read."),
});

export type PlainSource = z.infer<typeof plainSource>;

/** Where it says what, as one of `@sluice/sources`. Throws where it contradicts itself. */
export async function fromPlain(source: string, plain: PlainSource, declared?: Target): Promise<Source | Definition> {
  const { path, url } = plain;
  if (path !== undefined && url !== undefined) throw new Error("expected path or url, got both");
  const { file, sourceFrom } = await import("@sluice/sources");
  const definition = await definitionFrom(source, plain, declared);
  if (url !== undefined) return sourceFrom(url, definition);
  if (path === undefined) return definition;
  // A place that --source names is one file, to the letter.
  return {
    ...sourceFrom(path, { ...definition, transport: file({ patterns: true, remember: JSON.stringify(plain) }) }),
    definition,
  };
}

async function definitionFrom(source: string, plain: PlainSource, declared?: Target): Promise<Definition> {
  const { key, mode, columns, required, tags, table, encoding } = plain;
  const target = table === undefined ? declared : targetIn(table);
  return {
    name: source,
    key,
    ...(target && { target }),
    ...(mode && { mode }),
    ...(Array.isArray(columns) ? { columns } : columns && { types: columns }),
    ...(required && { required }),
    ...(tags && { tags }),
    ...(encoding !== undefined && { encoding }),
    ...(await howWritten(plain)),
    ...(await howItTravels(plain)),
  };
}

function targetIn(table: string): Target {
  const [name = "", schema = "", database] = table.split(".").toReversed();
  return { ...(database !== undefined && { database }), schema, name };
}

async function howWritten({ delimiter, records }: PlainSource): Promise<Pick<Definition, "format">> {
  if (delimiter === undefined && records === undefined) return {};
  if (delimiter !== undefined && records !== undefined)
    throw new Error("expected delimiter (of CSV) or records (of JSON), got both");
  const { csv, json } = await import("@sluice/sources");
  return { format: delimiter === undefined ? json({ records: records ?? "" }) : csv({ delimiter }) };
}

async function howItTravels({ headers, windowBy, url }: PlainSource): Promise<Pick<Definition, "transport">> {
  if (headers === undefined && windowBy === undefined) return {};
  const { transportFor } = await import("@sluice/sources");
  return { transport: transportFor(url ?? "", { headers, windowBy }) };
}
