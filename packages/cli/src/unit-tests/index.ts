import { testsOf } from "@sluice/graph";
import { runTests, type TestResult } from "@sluice/runner";
import { dim, green, red } from "../words/colours.ts";
import type { Output } from "../words/output.ts";
import type { Project } from "../project/index.ts";
import { differences } from "./row-diff.ts";
import { withWarehouse } from "../targets/engine/warehouse.ts";
import type { Open } from "../targets/index.ts";
import { testWarehouse } from "./warehouse.ts";

/** Runs the project's unit tests and says how each went. True where all passed. */
export async function unitTestsPass(project: Project, output: Output): Promise<boolean> {
  const results = await testResults(project, (graph, work) => withWarehouse(testWarehouse, graph, work));
  for (const result of results) tell(result, output);
  const passed = results.every(({ successful }) => successful);
  if (!passed && output.json) output.document({ status: "FAILED", actions: [], tests: results.map(official) });
  return passed;
}

/** As the official CLI prints it. */
export const official = ({ name, successful, messages }: TestResult) => ({
  name,
  successful,
  ...(messages ? { messages } : {}),
});

/** The results of a project's unit tests, on what `open` opens. */
export const testResults = ({ dir, graph }: Project, open: Open): Promise<TestResult[]> =>
  open(graph, (warehouse) => runTests(testsOf(graph), graph, warehouse, dir));

export function tell(
  { name, successful, messages = [], expected, actual, durationMs, fileName }: TestResult,
  output: Output,
): void {
  if (successful) return output.say(`${name}: ${green("passed")} ${dim(`${durationMs} ms`)}`);
  output.problem(`${name}: ${red("failed")} ${dim(`${durationMs} ms (${fileName})`)}`);
  for (const message of messages) output.problem(`  ${message}`);
  if (expected && actual) output.problem(differences(expected, actual).replaceAll(/^/gm, "    "));
}
