import { testsOf } from "@sluice/graph";
import { type TestResult, writeJUnit } from "@sluice/runner";
import type { ProjectFlags } from "./flags.ts";
import { createOutput, printError } from "./output.ts";
import { openProject } from "./project.ts";
import { official, say, testResults, testWarehouse } from "./unit-tests.ts";

interface Flags extends ProjectFlags {
  readonly warehouse?: string;
  readonly json?: boolean;
  readonly junit?: string;
}

/** `sluice test`. Gives the exit code. */
export async function testCommand(dir: string, flags: Flags): Promise<number> {
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
  const results = await testResults(project, flags.warehouse ?? testWarehouse);
  for (const result of results) say(result, output);
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
