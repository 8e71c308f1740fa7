export {
  type AnalysedAction,
  type Analysis,
  type AnalysisOptions,
  type AnalysisProblem,
  analyseProject,
  dependentsOf,
} from "./analysis/index.ts";
export { cancelling } from "./run/cancelling.ts";
export { lint, type LintFinding, type LintOptions, rules } from "./lint/index.ts";
export { RunnerError, type RunnerReason } from "./error.ts";
export { explain, type Step } from "./explain.ts";
export { mayBeOneTable, refuseMeetings } from "./meetings.ts";
export { readJson, writeJson, writeWhole } from "./state/files.ts";
export { type Case, caseOf, junit, writeJUnit } from "./reports/junit.ts";
export { type Lineage, openLineage } from "./reports/openlineage.ts";
export { narrow, type Plan, plan } from "./plan.ts";
export { keepHistory, type PastRun, runHistory } from "./state/history.ts";
export { type ActionResult, allEmpty, type RunResult } from "./run/result.ts";
export { keepResults, unfinished } from "./state/last-run.ts";
export { run, type RunEvent, type RunOptions } from "./run/index.ts";
export { namingOf, type Naming, openSession } from "./session.ts";
export { existingRelations } from "./relations.ts";
export { changes, loadedState, readState, remember, type State } from "./state/index.ts";
export { type RunStatus, type Status, succeeded, type Task, type TaskType } from "./task.ts";
export { translationsIn } from "./state/translations.ts";
export { runTests, type TestResult } from "./unit-tests/index.ts";
