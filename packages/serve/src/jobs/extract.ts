/** Extract jobs: a table into a file. */
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import type { Column } from "@sluice/googlesql";
import { ApiError, notFound } from "../error.ts";
import { fileOf } from "../places.ts";
import { nameOfTable, pathOf, relationOf, type TableReference } from "../tables.ts";
import { sessionOn, type World } from "../world.ts";
import type { Answer, Outcome } from "./job.ts";

export interface ExtractConfiguration {
  readonly sourceTable: TableReference;
  readonly destinationUri?: string;
  readonly destinationUris?: readonly string[];
  readonly destinationFormat?: string;
  readonly fieldDelimiter?: string;
  readonly printHeader?: boolean;
  readonly compression?: string;
}

export async function runExtract(world: World, project: string, extract: ExtractConfiguration): Promise<Outcome> {
  const from = { projectId: project, ...extract.sourceTable };
  if ((await relationOf(world, from)) === undefined) throw notFound(nameOfTable(from));
  const [uri = extract.destinationUri ?? ""] = extract.destinationUris ?? [];
  const path = fileOf(world, uri.replace("*", "000000000000"));
  const answer = await sessionOn(world, { project }).run(`select * from ${pathOf(from)}`);
  const text = written(answer, extract);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, extract.compression === "GZIP" ? gzipSync(text) : text);
  await rename(`${path}.part`, path);
  return { statistics: { extract: { destinationUriFileCounts: ["1"], inputBytes: "0" } } };
}

function written(
  { columns, rows }: Answer,
  { destinationFormat = "CSV", printHeader = true, fieldDelimiter = "," }: ExtractConfiguration,
): string {
  if (destinationFormat === "NEWLINE_DELIMITED_JSON") return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  if (destinationFormat !== "CSV")
    throw new ApiError(
      "notImplemented",
      `destinationFormat ${destinationFormat} is not served: CSV and NEWLINE_DELIMITED_JSON are`,
    );
  refuseNested(columns);
  const lines = [
    ...(printHeader ? [columns.map(({ name }) => name)] : []),
    ...rows.map((row) => columns.map(({ name, type }) => cell(row[name], type.kind))),
  ];
  return lines.map((line) => `${line.map((one) => quotedIn(one, fieldDelimiter)).join(fieldDelimiter)}\n`).join("");
}

function refuseNested(columns: readonly Column[]): void {
  const nested = columns.find(({ type }) => type.kind === "ARRAY" || type.kind === "STRUCT");
  if (nested) throw new ApiError("invalid", `Operation cannot be performed on a nested schema. Field: ${nested.name}`);
}

function cell(value: unknown, kind: string): string {
  if (value === null || value === undefined) return "";
  if (kind === "TIMESTAMP") return String(value).replace("T", " ").replace("Z", " UTC");
  if (kind === "JSON") return JSON.stringify(value);
  return String(value);
}

const quotedIn = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
