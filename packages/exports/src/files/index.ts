/** A mart as a file, or as a file for each partition. */
import { ExportError, messageOf } from "../error.ts";
import type { Exporter, Mart, Prepared } from "../export.ts";
import { hasColumns, type Pattern, patternOf } from "./pattern.ts";
import { removeStale } from "./stale.ts";
import { type NewFile, writeBeside } from "./write.ts";

export interface FilesOptions {
  /** `exports/orders.csv`; with columns, `exports/year={year}/orders_{year}.csv`, a file for each of their values. */
  readonly path: string;
}

/** What a file of a format holds. */
export type Encode = (mart: Mart) => Uint8Array | Promise<Uint8Array>;

export function files(kind: string, options: FilesOptions, encode: Encode): Exporter {
  const prepare = (mart: Mart) => told(options, () => prepared(options, mart, encode));
  return { kind, prepare, write: async (mart) => (await prepare(mart)).finish() };
}

async function prepared({ path }: FilesOptions, mart: Mart, encode: Encode): Promise<Prepared> {
  if (!path)
    throw new ExportError("config", `${mart.name}: no path to write to: is a variable that its config reads not set?`);
  const pattern = hasColumns(path) ? patternOf(path, mart) : undefined;
  const partitions = pattern ? partitionsOf(mart, pattern) : new Map([[path, mart]]);
  const written = await writeBeside(encoded(partitions, encode));
  const finish = async () => {
    await written.place().catch((error: unknown) => written.drop().then(() => Promise.reject(error)));
    if (pattern) await removeStale(pattern, new Set(partitions.keys()));
    return { to: path, rows: mart.rows.length };
  };
  return { finish: () => told({ path }, finish), drop: () => written.drop() };
}

async function told<T>({ path }: FilesOptions, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ExportError) throw cause;
    throw new ExportError("connection", `${path}: can't be written: ${messageOf(cause)}`, { cause });
  }
}

/** Named before the first is written: a value that can't be a name leaves all as it was. */
function partitionsOf(mart: Mart, pattern: Pattern): ReadonlyMap<string, Mart> {
  const groups = Map.groupBy(mart.rows, (row) => pattern.fileOf(row));
  return new Map([...groups].map(([path, rows]) => [path, { ...mart, rows }]));
}

async function* encoded(partitions: ReadonlyMap<string, Mart>, encode: Encode): AsyncGenerator<NewFile> {
  for (const [path, mart] of partitions) yield { path, content: await encode(mart) };
}
