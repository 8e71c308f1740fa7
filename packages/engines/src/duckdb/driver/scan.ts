/** Files that DuckDB can read in place, with the same rows as if we read them: the fast way. */
import { DuckDBInstance } from "@duckdb/node-api";
import type { Column } from "@sluice/googlesql";
import type { Delivery, FileScan } from "../../delivery.ts";
import { fold, quote, quoted } from "../../core/names.ts";
import { readColumns, readingOf } from "../../reading.ts";
import { columnsIn } from "./describe.ts";
import { parquetRelation } from "./parquet.ts";

export interface InPlace {
  readonly relation: string;
  readonly columns: readonly Column[];
}

/**
 * Looked at by a database of its own: an error there touches no transaction. Undefined where DuckDB would read it
 * otherwise than we do (a number that it would print anew, a key twice, a line that is no record): then the batches tell.
 */
export async function inPlace(delivery: Delivery): Promise<InPlace | undefined> {
  const { scan } = delivery;
  const path = await scan?.path();
  return scan && path !== undefined ? tried({ ...scan, path }, delivery.columns) : undefined;
}

/** The file where it is now. */
type Found = Omit<FileScan, "path"> & { readonly path: string };

async function tried(scan: Found, known: readonly Column[]): Promise<InPlace | undefined> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return await (scan.format === "parquet" ? parquet : json)(connection, scan, known);
  } catch {
    return undefined;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
type Connection = Awaited<ReturnType<DuckDBInstance["connect"]>>;

async function parquet(connection: Connection, { path, required }: Found): Promise<InPlace> {
  const relation = parquetRelation(path, required);
  const columns = (await columnsIn(connection, relation)).map(asLoaded);
  return { relation: readingOf(relation, columns), columns: readColumns(columns) };
}

/** A BIGNUMERIC is loaded from its text. */
const asLoaded = (column: Column): Column =>
  column.type.kind === "BIGNUMERIC" ? { ...column, reading: `CAST(${quote(column.name)} AS VARCHAR)` } : column;

async function json(connection: Connection, scan: Found, known: readonly Column[]): Promise<InPlace | undefined> {
  const shapes = (await connection.runAndReadAll(shapesOf(scan))).getRowsJson();
  if (
    !shapes.every(([keys, types, odd]) =>
      isPlain(keys as string[] | null, types as string[] | null, odd, scan.required),
    )
  )
    return undefined;
  const keys = shapes.flatMap(([keys]) => keys as string[]);
  const names = distinctNames([...known.map((column) => column.name), ...scan.head, ...keys.toSorted()]);
  return (
    names && { relation: reading(scan, names), columns: names.map((name) => ({ name, type: { kind: "STRING" } })) }
  );
}

/** Records alike in keys and types are one shape: a million lines have a handful. */
const shapesOf = (scan: Found): string =>
  `select json_keys(json), json_type(json, '$.*'), ${comma} or ${minusZero} from ${objects(scan)} group by all`;

/** A comma before the end, which DuckDB would let pass. Most records end in a text, and need no second look. */
const comma = "(case when ends_with(json, '\"}') then false else regexp_matches(right(json, 64), ',\\s*\\}\\s*$') end)";

/** -0, which DuckDB would print as 0. */
const minusZero = "(list_contains(json_type(json, '$.*'), 'BIGINT') and regexp_matches(json, ':\\s*-0\\s*[,}]'))";

/** A record of more than DuckDB's 16 MB is left to the batches. */
const objects = ({ path, format }: Found): string =>
  `read_json_objects(${quoted(path)}, format = '${formats[format]}', compression = 'uncompressed')`;

const formats = { ndjson: "newline_delimited", array: "array", parquet: "" };

const plainTypes = new Set(["VARCHAR", "UBIGINT", "BIGINT", "BOOLEAN", "NULL"]);

/** `{"a": 1,}` is none: DuckDB would take it. */
const isPlain = (
  keys: readonly string[] | null,
  types: readonly string[] | null,
  odd: unknown,
  required: readonly string[],
): boolean =>
  odd === false &&
  required.every((key) => keys?.includes(key) && types?.[keys.indexOf(key)] !== "NULL") &&
  keys !== null &&
  types !== null &&
  keys.length > 0 &&
  keys.length === types.length &&
  new Set(keys).size === keys.length &&
  types.every((type) => plainTypes.has(type));

/** Undefined where there is none, two keys differ in case only, or one is no name for a column. */
function distinctNames(names: readonly string[]): readonly string[] | undefined {
  const distinct = [...new Set(names)];
  const usable = distinct.every((name) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name));
  return usable && distinct.length > 0 && new Set(distinct.map(fold)).size === distinct.length ? distinct : undefined;
}

const reading = (scan: Found, names: readonly string[]): string =>
  `read_json(${quoted(scan.path)}, format = '${formats[scan.format]}', compression = 'uncompressed', ` +
  `columns = {${names.map((name) => `${quoted(name)}: 'VARCHAR'`).join(", ")}})`;
