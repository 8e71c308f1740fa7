/** From the spool to the raw store: immutable files, by the hour in which their messages came. */
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { RawStore } from "../raw-store/index.ts";
import type { MessageRecord } from "./record.ts";
import type { Rolled } from "./spool.ts";

const zip = promisify(gzip);

/** `sensors/date=2026-01-31/hour=08/ID.ndjson.gz`. A spool file that spans two hours becomes two files. */
export async function publish(rolled: Rolled, source: string, store: RawStore): Promise<number> {
  const lines = rolled.content.toString("utf8").split("\n").filter(Boolean);
  const hours = Map.groupBy(lines, (line) => (JSON.parse(line) as MessageRecord).received_at.slice(0, 13));
  for (const [hour, own] of hours) {
    const [date, clock] = hour.split("T");
    const name = `${source}/date=${date}/hour=${clock}/${rolled.id}.ndjson.gz`;
    await store.write(name, await zip(`${own.join("\n")}\n`));
  }
  await rolled.done();
  return lines.length;
}
