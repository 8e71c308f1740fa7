import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileProject, type Selection } from "@sluice/graph";
import { plan } from "@sluice/runner";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tableScript } from "../../packages/runner/src/scripts/table.ts";
import { officialCopy } from "../graph/project.ts";
import { startStub, type StubTable, type Stub } from "./bigquery-stub.ts";
import { copyOf } from "./project.ts";

const root = join(import.meta.dirname, "..", "..");
const tables: Readonly<Record<string, StubTable>> = {
  "shop.appended": { type: "TABLE", columns: ["id", "day"] },
  "warehouse.shop.merged": { type: "TABLE", columns: ["id", "n"] },
  "shop.kept": { type: "TABLE", columns: ["id"] },
  "shop.once_a_table": { type: "TABLE", columns: ["id"] },
  "shop.once_a_view": { type: "VIEW", columns: ["id"] },
};

interface Official {
  readonly actions: readonly {
    readonly target: { readonly schema: string; readonly name: string };
    readonly type: string;
    readonly tasks?: readonly { readonly statement: string }[];
  }[];
}

const theirs = ({ actions }: Official) =>
  Object.fromEntries(
    actions.map(({ target, type, tasks = [] }) => [
      target.name,
      type === "table" ? bare(tasks.map(({ statement }) => statement).join("")) : type,
    ]),
  );

/** The official CLI's own plan for a project, with tables that a stand-in for BigQuery says are there. */
describe("the plan of the official CLI", () => {
  let stub: Stub;
  let dir: string;
  beforeAll(async () => {
    stub = await startStub(tables);
    dir = officialCopy(copyOf("official"));
    writeFileSync(join(dir, ".df-credentials.json"), JSON.stringify({ projectId: "warehouse", location: "US" }));
  });
  afterAll(() => stub.close());

  const official = async (...flags: readonly string[]): Promise<Official> => {
    const args = [join(root, "node_modules/.bin/dataform"), "run", ".", "--dry-run", "--json", ...flags];
    const env = { BIGQUERY_EMULATOR_HOST: stub.address, METADATA_SERVER_DETECTION: "none" };
    const { stdout } = await execa(join(root, "node_modules/.bin/node"), args, { cwd: dir, env });
    return JSON.parse(stdout.slice(stdout.indexOf("{"))) as Official;
  };

  /** Ours: what the script of each action is, where the same tables stand. */
  const ours = async (selection: Selection = {}, fullRefresh = false) => {
    const { tasks } = plan(compileProject({ dir }), selection);
    const entries = tasks.map(async ({ target, work, disabled }): Promise<[string, string]> => {
      if (disabled || work.kind !== "table") return [target.name, work.kind === "table" ? "" : work.kind];
      const found = tables[`${target.schema}.${target.name}`];
      const columns = (found?.columns ?? []).map((name) => ({ name, type: { kind: "INT64" } as const }));
      const circumstances = {
        existing: found && { type: found.type === "VIEW" ? ("view" as const) : ("table" as const), columns },
        fullRefresh,
        columnsOf: () => Promise.resolve(columns),
      };
      return [target.name, bare((await tableScript(work.table, circumstances)).scripts.join(""))];
    });
    return Object.fromEntries(await Promise.all(entries));
  };

  test("every statement is the same, but for blanks and quotes", async () => {
    expect(existsSync(join(dir, "node_modules"))).toBe(true);
    expect(await ours()).toEqual(theirs(await official()));
  });

  test("with a full refresh", async () => {
    expect(await ours({}, true)).toEqual(theirs(await official("--full-refresh")));
  });

  test.each<[string[], Selection]>([
    [["--actions", "merged"], { actions: ["merged"] }],
    [
      ["--actions", "warehouse.shop.merged", "--include-deps"],
      { actions: ["warehouse.shop.merged"], includeDeps: true },
    ],
    [["--tags", "daily", "--include-dependents"], { tags: ["daily"], includeDependents: true }],
    [["--tags", "daily", "--tags", "weekly"], { tags: ["daily", "weekly"] }],
  ])("%j selects the same actions", async (flags, selection) => {
    const names = Object.keys(theirs(await official(...flags)));
    expect(Object.keys(await ours(selection)).toSorted()).toEqual(names.toSorted());
    expect(names.length).toBeGreaterThan(0);
  });
});

/** What is left when the way of writing does not count. */
const bare = (sql: string): string => sql.replaceAll(/[\s`;]/g, "").toLowerCase();
