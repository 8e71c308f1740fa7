import { printError } from "../words/output.ts";
import { problemLines } from "../words/problems.ts";
import { engineOf } from "../targets/index.ts";
import type { WarehouseFlags } from "../targets/flags.ts";
import { analysisOf } from "./analysis.ts";
import type { Project } from "./index.ts";

/** What `check` would find wrong with the project's SQL, on standard error: the graph is a graph all the same. */
export async function tellProblems(project: Project, flags: WarehouseFlags = {}): Promise<void> {
  const engine = await engineOf(flags, project.config);
  const { problems } = await analysisOf(project, engine === undefined ? [] : [engine]);
  const wrong = problems.filter(({ severity }) => severity === "error");
  if (wrong.length === 0) return;
  for (const line of problemLines(wrong)) printError(line);
  printError(`${wrong.length} ${wrong.length === 1 ? "error" : "errors"} in the project's SQL: a run would fail there`);
}
