import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { readParquet } from "@sluice/warehouses";
import { SourceError } from "../error.ts";
import type { Definition, Opened } from "../source.ts";
import { bytesOf } from "./bytes.ts";
import type { Place } from "./read.ts";

/** Parquet keeps its types. Packed once more, it is unpacked first: it can't be read from front to back. */
export async function deliverParquet(place: Place, label: string, definition: Definition): Promise<Opened> {
  const folder = place.gzip ? await mkdtemp(join(tmpdir(), "sluice-")) : undefined;
  const close = async () => void (folder && (await rm(folder, { recursive: true, force: true })));
  try {
    const path = folder ? join(folder, "data.parquet") : place.path;
    if (folder) await pipeline(bytesOf(place.path, true), createWriteStream(path));
    const { delivery, keyless } = await readParquet(path, definition.key);
    const rejects = keyless.map(([line, content]) => ({
      line: Number(line),
      reason: `no ${definition.key.join(", ")}`,
      content,
    }));
    return {
      delivery,
      from: label,
      columns: delivery.columns.map((column) => column.name),
      rejects: () => rejects,
      close,
    };
  } catch (cause) {
    await close();
    if (cause instanceof SourceError) throw cause;
    throw new SourceError("format", `${label}: no Parquet that can be read: ${(cause as Error).message}`, cause);
  }
}
