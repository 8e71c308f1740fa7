/** What files hold, in one short text. */
import { createHash, type Hash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import type { NamedFile } from "../transport.ts";

/** Their names and bytes, and the text beside them. A file that is not there counts as empty: reading it will tell. */
export async function contentOf(files: readonly NamedFile[], beside: string): Promise<string> {
  const hash = createHash("sha256").update(beside);
  for (const { path, from } of files) {
    hash.update(`\0${from}\0`);
    if (existsSync(path)) await add(path, hash);
  }
  return hash.digest("hex");
}

async function add(path: string, hash: Hash): Promise<void> {
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
}
