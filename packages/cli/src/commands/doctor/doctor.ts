import { green, red, yellow } from "../../words/colours.ts";
import { emptyConfig } from "../../config/index.ts";
import { describe } from "../../errors.ts";
import { createOutput, print } from "../../words/output.ts";
import { openProject, type Project } from "../../project/index.ts";
import { definitionOf } from "../../sources/choose.ts";
import { targetOf } from "../../targets/index.ts";
import { installedVersion } from "../../version.ts";
import type { DoctorFlags } from "./flags.ts";

interface Finding {
  readonly about: string;
  readonly state: "ok" | "missing" | "wrong";
  readonly says: string;
}

const marks = { ok: green("ok     "), missing: yellow("missing"), wrong: red("wrong  ") };

/** `sluice doctor`: one line each. Gives the exit code: 2 where a run could not start. */
export async function doctorCommand(dir: string, flags: DoctorFlags): Promise<number> {
  if (flags.functions) {
    const { supportTable } = await import("./support-table.ts");
    print(supportTable(flags.json ?? false));
    return 0;
  }
  const output = createOutput(flags);
  const findings: Finding[] = [];
  for await (const finding of examine(dir, flags)) {
    findings.push(finding);
    output.say(`${marks[finding.state]} ${finding.about}: ${finding.says}`);
  }
  if (output.json) output.document(findings);
  return findings.some(({ state }) => state === "wrong") ? 2 : 0;
}

async function* examine(dir: string, flags: DoctorFlags): AsyncGenerator<Finding> {
  yield { about: "node", state: "ok", says: process.version };
  yield installed("@dataform/core", "compiles projects", "wrong");
  yield installed("@dataform/cli", "runs on BigQuery, with --warehouse bigquery:", "missing");
  const found = await check("project", async () => {
    const project = await openProject(dir, {});
    return { project, says: inWords(project) };
  });
  yield found.finding;
  const project = found.value?.project;
  if (project !== undefined) yield* sourcesOf(project);
  yield await warehouse(project, dir, flags);
}

function installed(name: string, what: string, otherwise: Finding["state"]): Finding {
  const version = installedVersion(name);
  return version === undefined
    ? { about: name, state: otherwise, says: `not installed; it ${what}` }
    : { about: name, state: "ok", says: `${version}, ${what}` };
}

async function check<T extends { readonly says: string; readonly state?: Finding["state"] }>(
  about: string,
  look: () => Promise<T>,
) {
  try {
    const value = await look();
    return { value, finding: { about, state: value.state ?? "ok", says: value.says } satisfies Finding };
  } catch (error) {
    const says = describe(error, false).replace(/^sluice: /, "");
    return { finding: { about, state: "wrong", says } satisfies Finding };
  }
}

function inWords({ graph }: Project): string {
  const { tables, assertions, operations, declarations, tests } = graph;
  return [
    count(tables, "datasets"),
    count(assertions, "assertions"),
    count(operations, "operations"),
    count(declarations, "declarations"),
    count(tests, "unit tests"),
  ].join(", ");
}

const count = (list: readonly unknown[] | undefined, what: string): string => `${list?.length ?? 0} ${what}`;

function* sourcesOf({ config }: Project): Generator<Finding> {
  for (const source of Object.values(config.sources)) {
    const about = `source ${definitionOf(source).name}`;
    yield "open" in source && source.where
      ? { about, state: "ok", says: source.where }
      : { about, state: "missing", says: `no place of its own: give --source ${definitionOf(source).name}=PATH` };
  }
}

async function warehouse(project: Project | undefined, dir: string, flags: DoctorFlags): Promise<Finding> {
  const target = targetOf(flags, project?.config ?? emptyConfig(dir));
  const { finding } = await check("warehouse", () => target.examine(project?.graph ?? {}));
  return finding;
}
