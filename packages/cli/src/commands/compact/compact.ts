import { resolve } from "node:path";
import type { Compacted } from "@sluice/sources";
import { readConfig } from "../../config/index.ts";
import { readEnvironment } from "../../environment.ts";
import { FailedError, messageOf } from "../../errors.ts";
import { listen } from "../../interrupt.ts";
import { print } from "../../words/output.ts";
import { collectorNamed } from "../collect/named.ts";
import type { CompactFlags } from "./flags.ts";

/** `sluice compact`: small files of a collector's raw store become large ones. */
export async function compactCommand(name: string, dir: string, { keep, quiet }: CompactFlags): Promise<void> {
  const { store: where } = collectorNamed(name, (await readConfig(dir)).collectors);
  const { compact, rawStoreAt } = await import("@sluice/sources");
  const store = rawStoreAt(where.startsWith("s3://") ? where : resolve(dir, where), readEnvironment().all);
  const { signal, release } = listen();
  try {
    const done = await compact({ source: name, store, signal, ...(keep !== undefined && { keep }) });
    if (!quiet) print(`${name}: ${wordsFor(done)}`);
  } catch (error) {
    throw signal.aborted ? error : new FailedError(messageOf(error), { cause: error });
  } finally {
    release();
  }
}

const number = (count: number): string => count.toLocaleString("en");

function wordsFor({ merged, made, expired, bytesBefore, bytesAfter }: Compacted): string {
  const joined = `${number(merged)} files became ${number(made)}, ${number(bytesBefore)} bytes ${number(bytesAfter)}`;
  return [
    merged > 0 ? joined : "nothing to compact",
    ...(expired > 0 ? [`${number(expired)} old files removed`] : []),
  ].join("; ");
}
