import { type CompiledGraph, testsOf } from "@sluice/graph";
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
  const results = await testResults(project.graph, (graph, work) => withWarehouse(testWarehouse, graph, work));
  for (const result of results) say(result, output);
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
export const testResults = (graph: CompiledGraph, open: Open): Promise<TestResult[]> =>
  open(graph, (warehouse) => runTests(testsOf(graph), graph, warehouse));

export function say(
  { name, successful, messages = [], expected, actual, durationMs }: TestResult,
  output: Output,
): void {
  output.say(`${name}: ${successful ? green("passed") : red("failed")} ${dim(`${durationMs} ms`)}`);
  for (const message of messages) output.say(`  ${message}`);
  if (expected && actual) output.say(differences(expected, actual).replaceAll(/^/gm, "    "));
}
