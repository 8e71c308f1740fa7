/**
 * Sums the result files that vitest wrote, one a project, into a last line `N passed, N failed[, N skipped]`; exits 1 unless all
 * was run and passed. What can't be shown to have run has failed.
 * usage: summary.mjs FOLDER STATUS [PROJECT …], STATUS being what `npm test` ended with
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [folder = ".", status = "", ...projects] = process.argv.slice(2);

const counts = projects.map((project) => count(project));
const total = (name) => counts.reduce((sum, one) => sum + one[name], 0);
const failed = Math.max(total("failed"), status === "0" && projects.length > 0 ? 0 : 1);
if (projects.length === 0) console.log("no project has tests");
if (status !== "0") console.log(`npm test ended with ${status || "nothing"}`);
console.log(
  `${total("passed")} passed, ${failed} failed${total("skipped") > 0 ? `, ${total("skipped")} skipped` : ""}`,
);
process.exitCode = failed > 0 ? 1 : 0;

function count(project) {
  const { results, problem } = read(join(folder, `${project}.json`));
  const tests = results.flatMap((file) => file.assertionResults);
  const of = (...wanted) => tests.filter((test) => wanted.includes(test.status));
  const [passed, red, skipped] = [of("passed"), of("failed"), of("skipped", "pending", "todo", "disabled")];
  for (const test of skipped) console.log(`${project}: skipped: ${test.fullName}`);
  for (const test of red) console.log(`${project}: failed: ${test.fullName}`);
  /** Files that failed before their first test. */
  const broken = results.filter((file) => file.status === "failed" && !file.assertionResults.some(isFailed));
  for (const file of broken) console.log(`${project}: failed: ${file.name}`);
  const nothing = passed.length + red.length + broken.length === 0;
  if (nothing) console.log(`${project}: ${problem ?? "no test ran"}`);
  return { passed: passed.length, failed: red.length + broken.length + (nothing ? 1 : 0), skipped: skipped.length };
}

function isFailed(test) {
  return test.status === "failed";
}

function read(path) {
  try {
    return { results: JSON.parse(readFileSync(path, "utf8")).testResults };
  } catch (error) {
    return { results: [], problem: `no results: ${error.message}` };
  }
}
