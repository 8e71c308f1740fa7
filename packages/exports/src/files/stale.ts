/** Files of an earlier export whose rows are gone, and what a process that was killed left unfinished. */
import { readdir, rm, rmdir } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import type { Pattern } from "./pattern.ts";
import { unfinished } from "./write.ts";

/** How many went. Folders that become empty by it go too. */
export async function removeStale(pattern: Pattern, kept: ReadonlySet<string>): Promise<number> {
  if (!pattern.isOwn) return 0;
  const names = await readdir(pattern.root, { recursive: true }).catch(() => []);
  const root = pattern.root === "." ? "" : pattern.root;
  const stale = names.map((name) => `${root}${name}`).filter((path) => isStale(path, pattern, kept));
  for (const path of stale) {
    await rm(path, { force: true });
    await removeEmpty(dirname(path), normalize(pattern.root));
  }
  return stale.length;
}

function isStale(path: string, pattern: Pattern, kept: ReadonlySet<string>): boolean {
  const writer = unfinished.exec(path)?.[1];
  if (writer !== undefined) return pattern.matches(path.replace(unfinished, "")) && !isRunning(Number(writer));
  return pattern.matches(path) && !kept.has(path);
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function removeEmpty(folder: string, root: string): Promise<void> {
  for (let at = folder; join(at, "/") !== join(root, "/") && at !== "."; at = dirname(at)) {
    const isGone = await rmdir(at).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}
