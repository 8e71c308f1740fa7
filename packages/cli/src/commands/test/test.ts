import { testsOf } from "@sluice/graph";
import { type TestResult, writeJUnit } from "@sluice/runner";
import { openProject } from "../../project/index.ts";
import { type Open, targetAt } from "../../targets/index.ts";
import { official, tell, testResults } from "../../unit-tests/index.ts";
import { createOutput, printError } from "../../words/output.ts";
import type { TestFlags } from "./flags.ts";

/** `sluice test`. Gives the exit code. */
export const testCommand = (dir: string, flags: TestFlags): Promise<number> =>
  targetAt(flags.warehouse).test({ dir, flags }, (open) => test(dir, flags, open));

async function test(dir: string, flags: TestFlags, open: Open): Promise<number> {
  const output = createOutput(flags);
  output.say("Compiling...\n");
  const project = await openProject(dir, flags);
  output.say("Compiled successfully.\n");
  const count = testsOf(project.graph).length;
  if (count === 0) {
    printError("No unit tests found.");
    return 1;
  }
  output.say(`Running ${count} unit tests...\n`);
  const results = await testResults(project, open);
  for (const result of results) tell(result, output);
  if (output.json) output.document(results.map(official));
  if (flags.junit) await writeJUnit(flags.junit, "sluice test", results.map(caseOf));
  return results.every(({ successful }) => successful) ? 0 : 1;
}

const caseOf = ({ name, fileName, durationMs, messages }: TestResult) => ({
  suite: fileName,
  name,
  seconds: durationMs / 1000,
  failure: messages?.join("\n"),
});
