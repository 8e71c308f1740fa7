import { settingsFiles } from "@sluice/graph/is-project";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "../../errors.ts";
import { print } from "../../words/output.ts";
import { adopt } from "./adopt.ts";
import { exampleFiles } from "./example.ts";
import { projectFiles } from "./files.ts";
import type { InitFlags } from "./flags.ts";

/** `sluice init`: a project that runs; in one that is there already, a config for it. */
export async function initCommand(dir: string, flags: InitFlags): Promise<void> {
  const there = settingsFiles.find((name) => existsSync(join(dir, name)));
  if (there !== undefined && flags.example)
    throw new UsageError(`${join(dir, there)} is there already: expected a folder without a project for --example`);
  if (there !== undefined) return adopt(dir);
  for (const [name, content] of Object.entries(flags.example ? exampleFiles(flags) : projectFiles(flags))) {
    const path = join(dir, name);
    await mkdir(dirname(path), { recursive: true });
    const kept = existsSync(path);
    if (!kept) await writeFile(path, content);
    print(kept ? `kept ${path}` : `wrote ${path}`);
  }
  print(`\nNow: ${dir === "." ? "" : `cd ${dir} && `}sluice run && sluice test`);
}
