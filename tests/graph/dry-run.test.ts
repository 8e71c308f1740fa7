import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actionsOf, compileProject, inOrder, runnable, select, targetName } from "../../packages/graph/src/index.ts";
import type { Action, Selection, Target } from "../../packages/graph/src/index.ts";
import { dataform } from "./official.ts";
import { fixture, officialCopy } from "./project.ts";

/** A BigQuery without tables: all that a dry run with --json asks for. */
let server: Server;
beforeAll(async () => {
  const notFound = {
    error: { code: 404, message: "Not found", errors: [{ reason: "notFound", message: "Not found" }] },
  };
  server = createServer((_, response) => {
    response.writeHead(404, { "content-type": "application/json" }).end(JSON.stringify(notFound));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

interface ExecutionGraph {
  readonly actions?: readonly { readonly target: Target; readonly dependencyTargets?: readonly Target[] }[];
}

async function official(flags: readonly string[]): Promise<ExecutionGraph> {
  const dir = officialCopy(fixture("everything"));
  writeFileSync(join(dir, ".df-credentials.json"), '{ "projectId": "warehouse", "location": "US" }');
  const { port } = server.address() as AddressInfo;
  const env = { BIGQUERY_EMULATOR_HOST: `http://127.0.0.1:${port}/bigquery/v2`, METADATA_SERVER_DETECTION: "none" };
  const { stdout } = await execa(dataform, ["run", dir, "--dry-run", "--json", ...flags], { env });
  return JSON.parse(stdout.slice(stdout.indexOf("{"))) as ExecutionGraph;
}

const actions = runnable(actionsOf(compileProject({ dir: fixture("everything") })));
const shapes = (found: readonly Action[]) =>
  found.map(({ name, dependencies }) => [name, dependencies.map(targetName)]);

const cases: [readonly string[], Selection][] = [
  [["--actions", "recent"], { actions: ["recent"] }],
  [["--tags", "daily", "--tags", "api"], { tags: ["daily", "api"] }],
  [
    ["--actions", "warehouse.reports.recent", "--include-deps"],
    { actions: ["warehouse.reports.recent"], includeDeps: true },
  ],
  [
    ["--actions", "api_table", "--tags", "warn", "--include-dependents"],
    { actions: ["api_table"], tags: ["warn"], includeDependents: true },
  ],
];

describe("`dataform run --dry-run --json` selects the same actions, in the same order", () => {
  test.concurrent.each(cases)("%j", async (flags, selection) => {
    const { actions: expected = [] } = await official(flags);
    const theirs = expected.map(({ target, dependencyTargets = [] }) => [
      targetName(target),
      dependencyTargets.map(targetName),
    ]);
    expect(shapes(select(actions, selection))).toEqual(theirs);
    expect(theirs.length).toBeGreaterThan(0);
  });
});

test("the order in which they run puts every dependency first", () => {
  const names = inOrder(actions).map(({ name }) => name);
  for (const { name, dependencies } of actions) {
    const earlier = dependencies.map(targetName).filter((other) => names.includes(other));
    for (const other of earlier) expect(names.indexOf(other)).toBeLessThan(names.indexOf(name));
  }
});
