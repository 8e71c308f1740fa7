import { testsOf } from "@sluice/graph";
import { runTests, type TestResult } from "@sluice/runner";
import { dim, green, red } from "./colours.ts";
import type { Output } from "./output.ts";
import type { Project } from "./project.ts";
import { differences } from "./row-diff.ts";
import { withWarehouse } from "./warehouse.ts";

/** Unit tests bring their inputs: an empty database in memory does, the same whatever the warehouse is. */
export const testWarehouse = "duckdb::memory:";

/** Runs the project's unit tests and says how each went. True where all passed. */
export async function unitTestsPass(project: Project, output: Output): Promise<boolean> {
  const results = await testResults(project, testWarehouse);
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

export async function testResults({ graph }: Project, url: string): Promise<TestResult[]> {
  return withWarehouse(url, graph, (warehouse) => runTests(testsOf(graph), graph, warehouse));
}

export function say(
  { name, successful, messages = [], expected, actual, durationMs }: TestResult,
  output: Output,
): void {
  output.say(`${name}: ${successful ? green("passed") : red("failed")} ${dim(`${durationMs} ms`)}`);
  for (const message of messages) output.say(`  ${message}`);
  if (expected && actual) output.say(differences(expected, actual).replaceAll(/^/gm, "    "));
}
