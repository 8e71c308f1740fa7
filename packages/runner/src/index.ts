export {
  type AnalysedAction,
  type Analysis,
  type AnalysisOptions,
  type AnalysisProblem,
  analyseProject,
  dependentsOf,
} from "./analysis/index.ts";
export { RunnerError, type RunnerReason } from "./error.ts";
export { explain, type Step } from "./explain.ts";
export { readJson, writeJson, writeWhole } from "./files.ts";
export { type Case, caseOf, junit, writeJUnit } from "./junit.ts";
export { type Lineage, openLineage } from "./openlineage.ts";
export { narrow, type Plan, plan } from "./plan.ts";
export type { ActionResult, RunResult, RunStatus } from "./result.ts";
export { keepResults, leftOver } from "./resume.ts";
export { run, type RunEvent, type RunOptions } from "./run.ts";
export { namingOf, type Naming, openSession } from "./session.ts";
export { standingIn } from "./standing.ts";
export { changes, readState, remember, rememberLoads, type State } from "./state.ts";
export { type Status, succeeded, type Task, type TaskType } from "./task.ts";
export { translationsIn } from "./translations.ts";
export { runTests, type TestResult } from "./unit-test.ts";
