import type { Exporter } from "./export.ts";
import { files, type FilesOptions } from "./files/index.ts";

/** Writes Parquet, types kept; `{column}` in the path makes a file for each of its values. A file appears whole or not at all, and only where it is otherwise. */
export const parquet = (options: FilesOptions): Exporter =>
  files("parquet", options, async ({ columns, rows }) => {
    // Loaded when it is needed: the engine that writes it is large.
    const { writeParquet } = await import("@sluice/engines");
    return writeParquet({ columns, rows });
  });
