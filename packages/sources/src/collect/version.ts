/** A file that is put into the raw store when it is another than the last version there. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import type { RawStore } from "../raw-store/index.ts";

/** `sensor_list/date=2026-01-31/hour=08/20260131T083012345Z-list.json.gz`. Each version stays. */
export async function storeVersion(path: string, source: string, store: RawStore, now = new Date()): Promise<void> {
  const content = await readFile(path);
  const last = (await store.list(`${source}/`)).at(-1);
  if (last && digest(gunzipSync(await store.read(last.name))) === digest(content)) return;
  const at = now.toISOString();
  const id = at.replaceAll(/[-:.]/g, "");
  await store.write(`${source}/date=${at.slice(0, 10)}/hour=${at.slice(11, 13)}/${id}-list.json.gz`, gzipSync(content));
}

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
