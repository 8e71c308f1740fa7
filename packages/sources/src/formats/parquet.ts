import { readParquet } from "@sluice/engines";
import { SourceError } from "../error.ts";
import type { Contents, Format } from "./format.ts";
import type { LocalFile } from "./local-file.ts";
import { type Unpacked, unpacked } from "./unpacked.ts";

/** Parquet keeps its types. */
export const parquet = (): Format => ({
  name: "parquet",
  fits: ({ bytes }) => bytes.subarray(0, 4).toString("latin1") === "PAR1",
  open: (file, _, { key }) => contentsOf(file, key),
});

/** Packed once more, it is unpacked first: it can't be read from front to back. */
async function contentsOf(file: LocalFile, key: readonly string[]): Promise<Contents> {
  const plain = unpacked(file);
  const { delivery, keyless } = await parquetIn(plain, file.label, key);
  const reason = `no ${key.join(", ")}`;
  const rejects = keyless.map(([line, content]) => ({ line: Number(line), reason, content }));
  const columns = delivery.columns.map((column) => column.name);
  return { delivery, columns, rejects: () => rejects, close: () => plain.remove() };
}

async function parquetIn(plain: Unpacked, label: string, key: readonly string[]): ReturnType<typeof readParquet> {
  try {
    return await readParquet(await plain.path(), key);
  } catch (cause) {
    await plain.remove();
    if (cause instanceof SourceError) throw cause;
    throw new SourceError("format", `${label}: no Parquet that can be read: ${(cause as Error).message}`, cause);
  }
}
