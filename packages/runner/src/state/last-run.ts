import { RunnerError } from "../error.ts";
import { readJson, writeJson } from "./files.ts";
import type { RunResult } from "../run/result.ts";
import { succeeded, type Task } from "../task.ts";

const pathIn = (projectDir: string): string => `${projectDir}/target/run_results.json`;

export const keepResults = (projectDir: string, result: RunResult): Promise<void> =>
  writeJson(pathIn(projectDir), result);

/** Whether a task is still to be done where the last run, on the same warehouse, stopped short. */
export async function unfinished(projectDir: string, warehouse: string): Promise<(task: Task) => boolean> {
  const last = await readJson<RunResult>(pathIn(projectDir));
  if (last === undefined) throw new RunnerError("state", `nothing to continue: ${pathIn(projectDir)} is not there`);
  if (last.warehouse !== warehouse) {
    throw new RunnerError("state", `nothing to continue: the last run was on ${last.warehouse}, not on ${warehouse}`);
  }
  const open = last.actions.filter(({ status }) => !succeeded(status));
  const ids = new Set(open.map(({ target }) => idOf(target)));
  return (task) => ids.has(idOf(task.target));
}

const idOf = ({ database, schema, name }: Task["target"]): string => [database, schema, name].filter(Boolean).join(".");
