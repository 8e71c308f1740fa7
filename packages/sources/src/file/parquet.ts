import { readParquet } from "@sluice/engines";
import { SourceError } from "../error.ts";
import type { Definition, Opened } from "../source.ts";
import type { Place } from "./place.ts";
import { type Unpacked, unpacked } from "./unpacked.ts";

/** Parquet keeps its types. Packed once more, it is unpacked first: it can't be read from front to back. */
export async function deliverParquet(place: Place, { key }: Definition): Promise<Opened> {
  const plain = unpacked(place);
  const { delivery, keyless } = await parquetIn(plain, place.label, key);
  const reason = `no ${key.join(", ")}`;
  const rejects = keyless.map(([line, content]) => ({ line: Number(line), reason, content }));
  const columns = delivery.columns.map((column) => column.name);
  return { delivery, from: place.label, columns, rejects: () => rejects, close: () => plain.remove() };
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
