import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lint, rules } from "@sluice/runner";
import { analysisOf } from "../../project/analysis.ts";
import { openProject } from "../../project/index.ts";
import { dim, green, yellow } from "../../words/colours.ts";
import { createOutput, print } from "../../words/output.ts";
import { aligned } from "../../words/table.ts";
import type { LintFlags } from "./flags.ts";

/** `sluice lint`. Gives the exit code. */
export async function lintCommand(dir: string, flags: LintFlags): Promise<number> {
  if (flags.rules) {
    print(
      aligned(
        ["rule", "why"],
        rules.map(({ name, why }) => [name, why]),
      ),
    );
    return 0;
  }
  const output = createOutput(flags);
  const project = await openProject(dir, flags);
  const analysis = await analysisOf(project);
  const found = lint(project.graph, { projectDir: dir, analysis, textOf: (file) => textAt(join(dir, file)) });
  if (output.json) output.document(found);
  for (const { fileName, line, column, message, rule } of output.json ? [] : found) {
    const place = [fileName, line, column].filter((part) => part !== undefined).join(":");
    print(`${place}: ${yellow(message)} ${dim(rule)}`);
  }
  output.say(
    found.length === 0
      ? green(`linted ${analysis.actions.size} actions: nothing found`)
      : `${found.length} found; --rules says why each is one`,
  );
  return found.length === 0 ? 0 : 1;
}

function textAt(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
