import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { ExportError, messageOf } from "./error.ts";
import { csvLine } from "./csv-line.ts";
import type { Exporter, Mart } from "./export.ts";

/** Writes RFC 4180 with a header, UTF-8, `\n`; NULL is empty. The file appears whole or not at all. */
export function csv(options: { readonly path: string }): Exporter {
  return {
    kind: "csv",
    async write(mart) {
      if (!options.path)
        throw new ExportError(
          "config",
          `${mart.name}: no path to write to: is a variable that its config reads not set?`,
        );
      try {
        await writeWhole(options.path, mart);
      } catch (cause) {
        throw new ExportError("connection", `${options.path}: can't be written: ${messageOf(cause)}`, {
          cause,
        });
      }
      return { to: options.path, rows: mart.rows.length };
    },
  };
}

async function writeWhole(path: string, mart: Mart): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.tmp`;
  const file = await open(unfinished, "w");
  try {
    await file.writeFile([...lines(mart)].join(""));
    await file.sync();
    await file.close();
    await rename(unfinished, path);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(unfinished, { force: true });
    throw error;
  }
}

function* lines(mart: Mart): Generator<string> {
  yield `${csvLine(mart.columns.map((column) => column.name))}\n`;
  for (const row of mart.rows) {
    yield `${csvLine(row)}\n`;
  }
}
