/** From the spool to the raw store: immutable files, by the hour in which they were ended. */
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { RawStore } from "../raw-store/index.ts";
import type { Rolled } from "./spool.ts";

const zip = promisify(gzip);

/** `sensors/date=2026-01-31/hour=08/20260131T083012345Z-CLIENT.ndjson.gz`: names go up with time, so that what is new is what comes after. */
export async function publish(
  { id, content, done }: Rolled,
  source: string,
  clientId: string,
  store: RawStore,
): Promise<void> {
  const [, year, month, day, hour] = /^(\d{4})(\d\d)(\d\d)T(\d\d)/.exec(id) ?? [];
  const name = `${source}/date=${year}-${month}-${day}/hour=${hour}/${id}-${safe(clientId)}.ndjson.gz`;
  if (content.length > 0) await store.write(name, await zip(content));
  await done();
}

/** As a part of a file's name. */
const safe = (name: string): string => name.replaceAll(/[^\w.]/g, "_");
