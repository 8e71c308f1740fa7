/** What nx runs after a change, as nx says it: each test file once, with all that it imports among its inputs, and no more. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob } from "node:path";
import { execaSync } from "execa";
import { describe, expect, it, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** As from a shell, also where nx itself runs this test. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("NX_")));
const nx = (...args: readonly string[]): string =>
  execaSync(join(root, "node_modules/.bin/nx"), args, { cwd: root, env, extendEnv: false }).stdout;

interface Plans {
  readonly graph: { readonly nodes: Record<string, { readonly data: { readonly root: string } }> };
  readonly tasks: { readonly tasks: Record<string, { readonly cache: boolean; readonly outputs: readonly string[] }> };
  readonly taskPlans: Record<string, readonly string[]>;
}
const { graph, tasks, taskPlans } = JSON.parse(nx("run-many", "-t", "unit", "--graph=stdout")) as Plans;
const projects = Object.keys(taskPlans).map((task) => task.split(":")[0]!);

/** `project:glob` is files of that project, `workspace:[{workspaceRoot}/glob,…]` files anywhere. */
function inputsOf(project: string): readonly string[] {
  const plan = taskPlans[`${project}:unit`] ?? [];
  const everywhere = plan.flatMap(
    (line) => /^workspace:\[(.*)\]$/.exec(line)?.[1]?.split(/,(?=!?{workspaceRoot})/) ?? [],
  );
  const own = plan.flatMap((line) => /^[^:[{]+:([^:]+\*.*)$/.exec(line)?.[1] ?? []);
  return [...own, ...everywhere.map((glob) => glob.replace("{workspaceRoot}/", ""))];
}

const runBy = (file: string) => {
  const [, folder] = file.split("/") as [string, string];
  return folder.endsWith(".ts") ? "tests" : folder;
};
const testFiles = globSync("tests/**/*.test.ts", { cwd: root });

it("every test file is run by a project", () => {
  expect(testFiles.filter((file) => !projects.includes(runBy(file)))).toEqual([]);
});

it.each(projects)("a cached run of %s brings its results back", (project) => {
  expect(tasks.tasks[`${project}:unit`]).toMatchObject({ cache: true, outputs: [`target/tests/${project}.json`] });
});

/** The file that an import is of, where it is one of this repository's. */
function imported(from: string, file: string): readonly string[] {
  const packaged = /^(?:@sluice\/)?([a-z]+)(?:\/|$)/.exec(from.replace(/^sluice(?=\/|$)/, "cli"))?.[1];
  if (from.startsWith(".")) return [join(dirname(file), from)];
  return packaged && existsSync(join(root, "packages", packaged)) ? [`packages/${packaged}`] : [];
}

function closure(files: readonly string[], seen = new Set<string>()): Set<string> {
  for (const file of files) {
    if (!existsSync(join(root, file))) continue;
    const [, packaged] = /^(packages\/[^/]+)/.exec(file) ?? [];
    if (packaged) seen.add(packaged);
    if (packaged || seen.has(file) || !/\.[jt]s$/.test(file)) continue;
    seen.add(file);
    const run = read(file).replaceAll(/^(?:im|ex)port type [^;]*;/gm, "");
    const imports = [...run.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]!);
    closure(
      imports.flatMap((from) => imported(from, file)),
      seen,
    );
  }
  return seen;
}

describe("tests run again when what they import has changed", () => {
  it.each(projects)("%s", (project) => {
    const inputs = inputsOf(project);
    const needed = closure(testFiles.filter((file) => runBy(file) === project));
    expect(
      [...needed].filter((file) => !inputs.some((glob) => glob === `${file}/**/*` || matchesGlob(file, glob))),
    ).toEqual([]);
  });
});

describe("a change touches only what it can change", () => {
  const affected = (...files: readonly string[]) =>
    JSON.parse(
      nx("show", "projects", "--affected", "--with-target", "unit", "--json", `--files=${files.join(",")}`),
    ) as string[];

  test("of docs: no tests", () => {
    expect(affected("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "bench/README.md")).toEqual(
      [],
    );
  });

  test("of a package: its own and those of what stands on it", () => {
    expect(affected("packages/exports/src/csv.ts").toSorted()).toEqual([
      "cli",
      "datasets",
      "deploy",
      "exports",
      "tests",
    ]);
    const touched = new Set(affected("packages/engines/src/open.ts"));
    expect([touched.has("googlesql"), touched.has("graph"), touched.has("runner")]).toEqual([false, false, true]);
  });

  test("of a model: those that build it, or look at all files", () => {
    expect(affected("definitions/marts/posts_votes/posts.sqlx").toSorted()).toEqual(["datasets", "deploy", "tests"]);
  });
});

test("TypeScript's references are what package.json declares", () => {
  for (const { data } of Object.values(graph.nodes).filter(({ data }) => data.root.startsWith("packages/"))) {
    const { dependencies = {} } = JSON.parse(read(`${data.root}/package.json`)) as {
      dependencies?: Record<string, string>;
    };
    const { references } = JSON.parse(read(`${data.root}/tsconfig.json`)) as { references: { path: string }[] };
    const declared = Object.keys(dependencies).flatMap((name) => /^@sluice\/(.+)$/.exec(name)?.[1] ?? []);
    expect(references.map(({ path }) => path.slice("../".length)).toSorted(), data.root).toEqual(declared.toSorted());
  }
});
