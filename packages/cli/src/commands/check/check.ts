import type { Analysis } from "@sluice/runner";
import { testsOf } from "@sluice/graph";
import { typeName } from "@sluice/googlesql";
import { analysisOf } from "../../project/analysis.ts";
import { openProject, type Project } from "../../project/index.ts";
import { engineOf } from "../../targets/index.ts";
import { refuseOneTable } from "../../targets/names.ts";
import { createOutput, print } from "../../words/output.ts";
import type { CheckFlags } from "./flags.ts";
import { problemLines } from "../../words/problems.ts";
import { summary } from "./words.ts";

/** `sluice check`: what is wrong, without running anything. Gives the exit code. */
export async function checkCommand(dir: string, flags: CheckFlags): Promise<number> {
  const output = createOutput(flags);
  const project = await openProject(dir, flags);
  const engines = await enginesOf(project, flags);
  await refuseOneTable(project, engines);
  const analysis = await analysisOf(project, engines);
  const wrong = analysis.problems.some(({ severity }) => severity === "error");
  if (output.json) output.document(documentOf(analysis, wrong));
  else say(analysis, project, flags);
  return wrong ? 1 : 0;
}

async function enginesOf({ config }: Project, { engine }: CheckFlags): Promise<readonly string[]> {
  const own = engine === undefined ? await engineOf({}, config) : undefined;
  if (engine === undefined) return own === undefined ? [] : [own];
  if (!engine.includes("all")) return engine;
  const { engines } = await import("@sluice/engines");
  return engines.map(({ name }) => name);
}

function say(analysis: Analysis, { graph }: Project, { quiet = false }: CheckFlags): void {
  for (const line of problemLines(analysis.problems)) print(line);
  if (!quiet) print(summary(analysis, testsOf(graph).length));
}

const documentOf = ({ actions, problems }: Analysis, wrong: boolean) => ({
  status: wrong ? "FAILED" : "SUCCESSFUL",
  problems,
  actions: [...actions.values()].map(({ action: { target, type, fileName }, columns }) => ({
    target,
    type,
    fileName,
    columns: columns?.map(({ name, type: of }) => ({ name, type: typeName(of) })) ?? null,
  })),
});
