import type { CompiledGraph, CompiledTest } from "@sluice/graph";
import { parse, type Session } from "@sluice/googlesql";
import type { Warehouse } from "@sluice/engines";
import { messageOf } from "../error.ts";
import { locatedIn } from "../locate/index.ts";
import { compare, type Table } from "./compare.ts";
import { namingOf, openSession } from "../session.ts";

export interface TestResult {
  readonly name: string;
  readonly successful: boolean;
  /** In the official CLI's words; absent where the test passed. */
  readonly messages?: readonly string[];
  /** Both results, for a diff, where they differ. */
  readonly expected?: Table;
  readonly actual?: Table;
  readonly fileName: string;
  readonly durationMs: number;
}

/** Runs unit tests. They bring their own inputs: any warehouse does, an empty one in memory is meant. */
export async function runTests(
  tests: readonly CompiledTest[],
  graph: CompiledGraph,
  warehouse: Warehouse,
  projectDir = ".",
): Promise<TestResult[]> {
  const naming = namingOf(graph);
  const results: TestResult[] = [];
  for (const test of tests) results.push(await runTest(test, openSession(warehouse, naming), projectDir));
  return results;
}

async function runTest(test: CompiledTest, session: Session, projectDir: string): Promise<TestResult> {
  const started = performance.now();
  const verdict = await judge(test, session, projectDir);
  const durationMs = Math.round(performance.now() - started);
  return { name: test.name, ...verdict, fileName: test.fileName ?? "", durationMs };
}

async function judge(
  test: CompiledTest,
  session: Session,
  projectDir: string,
): Promise<Omit<TestResult, "name" | "fileName" | "durationMs">> {
  const query = test.testQuery ?? "";
  const run = (sql: string) =>
    session.run(sql).catch((error: unknown) => {
      throw locatedIn(error, sql, { projectDir, fileName: test.fileName ?? "" });
    });
  try {
    const actual = await run(query);
    const expected = await run(test.expectedOutputQuery ?? "");
    const messages = compare(actual, expected, isOrdered(query));
    return messages.length === 0 ? { successful: true } : { successful: false, messages, expected, actual };
  } catch (error) {
    return { successful: false, messages: [`Error thrown: ${messageOf(error).replace(/\.$/, "")}.`] };
  }
}

/** Whether the query itself says in which order its rows come. */
function isOrdered(sql: string): boolean {
  const last = parse(sql).at(-1);
  return last?.kind === "queryStatement" && last.query.orderBy.length > 0;
}
