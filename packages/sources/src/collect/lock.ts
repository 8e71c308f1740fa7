/** One collector a spool. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Held, holdFile } from "@sluice/engines";
import { SourceError } from "../error.ts";

export async function lockFolder(folder: string, what: string): Promise<Held> {
  await mkdir(folder, { recursive: true });
  const held = await holdFile(join(folder, "lock.db"));
  if (held) return held;
  throw new SourceError("busy", `${what}: another collector is at it in ${folder}; stop that one first`);
}
