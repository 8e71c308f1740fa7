import { build, type BuildFlags } from "./build.ts";
import type { ProjectFlags, SelectionFlags } from "./flags.ts";
import { createOutput } from "./output.ts";
import { isBigQuery, openProject, warehouseUrl } from "./project.ts";

/** `sluice run`: compile, then build on the warehouse; on BigQuery the official CLI does it. */
export async function runCommand(
  dir: string,
  flags: BuildFlags & ProjectFlags & SelectionFlags & { readonly warehouse?: string },
): Promise<void> {
  const project = await openProject(dir, flags);
  const url = warehouseUrl(flags, project.config);
  if (isBigQuery(url)) {
    const { handOver } = await import("./bigquery.ts");
    process.exitCode = await handOver("run", dir, flags);
    return;
  }
  process.exitCode = await build(project, url, flags, createOutput(flags));
}
