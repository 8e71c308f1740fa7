import { watch as watchFiles } from "node:fs/promises";
import { readEnvironment } from "../../environment.ts";
import { describe } from "../../errors.ts";
import { listen } from "../../interrupt.ts";
import { print, printError } from "../../words/output.ts";

/** Editors write a file in several steps. */
const settled = 200;

/** Does `work` now, and again after every change below `dir`, until Ctrl-C. */
export async function watch(dir: string, work: () => Promise<void>): Promise<void> {
  const { signal, release } = listen();
  const workOrComplain = () => work().catch((error: unknown) => printError(describe(error, readEnvironment().debug)));
  let timer: NodeJS.Timeout | undefined;
  await workOrComplain();
  print("\nWatching for changes, Ctrl-C ends...");
  try {
    for await (const { filename } of watchFiles(dir, { recursive: true, signal })) {
      if (/^(definitions|includes|workflow_settings\.yaml|dataform\.json)/.test(filename ?? "")) {
        clearTimeout(timer);
        timer = setTimeout(() => void workOrComplain(), settled);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    release();
  }
}
