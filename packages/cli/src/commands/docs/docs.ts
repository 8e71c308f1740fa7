import { join } from "node:path";
import { actionsOf } from "@sluice/graph";
import { readJson, type RunResult, writeWhole } from "@sluice/runner";
import type { DocsFlags } from "./flags.ts";
import { print } from "../../words/output.ts";
import { openProject } from "../../project/index.ts";
import { page } from "./page.ts";

/** `sluice docs`: the project's catalogue as one static page, with the last run's results where there was one. */
export async function docsCommand(dir: string, flags: DocsFlags): Promise<void> {
  const { graph } = await openProject(dir, flags);
  const last = await readJson<RunResult>(join(dir, "target", "run_results.json"));
  const path = flags.to ?? join(dir, "target", "docs", "index.html");
  await writeWhole(path, page(actionsOf(graph), last));
  print(`wrote ${path}`);
}
