/** A temporary folder, for what is fetched before it is read. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Folder {
  readonly path: (name: string) => string;
  readonly remove: () => Promise<void>;
}

/** With what `work` makes in it; gone again where that throws. */
export async function withFolder<T>(work: (folder: Folder) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "sluice-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    return await work({ path: (name) => join(folder, name), remove });
  } catch (error) {
    await remove();
    throw error;
  }
}
