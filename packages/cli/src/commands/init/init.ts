import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "../../errors.ts";
import { print } from "../../words/output.ts";
import { projectFiles } from "./files.ts";
import type { InitFlags } from "./flags.ts";

/** `sluice init`: a project that runs, with one of each: a source table, a model, an assertion, a unit test. */
export async function initCommand(dir: string, settings: InitFlags): Promise<void> {
  for (const name of ["workflow_settings.yaml", "dataform.json"]) {
    if (existsSync(join(dir, name)))
      throw new UsageError(`${join(dir, name)} is there already: expected a folder without a project`);
  }
  const files = projectFiles(settings);
  for (const [name, content] of Object.entries(files)) {
    const path = join(dir, name);
    await mkdir(dirname(path), { recursive: true });
    if (!existsSync(path)) await writeFile(path, content);
    print(`wrote ${path}`);
  }
  print(`\nNow: cd ${dir} && sluice run && sluice test`);
}
