import type { CompiledGraph } from "@sluice/graph";
import type { Session, TranslationCache } from "@sluice/googlesql";
import type { Warehouse } from "@sluice/engines";
import { columnsIn } from "./columns.ts";
import { assertionScript } from "./assertion.ts";
import { compileJustInTime, jitCodeOf } from "./jit.ts";
import { jitAdapter } from "./jit-adapter.ts";
import { type Circumstances, type Script, tableScript } from "./script.ts";
import { located } from "./locate.ts";
import { type Naming, openSession } from "./session.ts";
import { describeColumns } from "./sql/describe.ts";
import { defineKeys } from "./sql/keys.ts";
import type { Look, Standing } from "./standing.ts";
import type { Task, Work } from "./task.ts";

export interface Setting {
  readonly graph: CompiledGraph;
  readonly naming: Naming;
  readonly projectDir: string;
  /** As the run began. */
  readonly standing: Look;
  readonly fullRefresh: boolean;
  readonly quarantine: boolean;
  readonly jitTimeoutMs?: number | undefined;
  readonly cache?: TranslationCache | undefined;
}

export interface Outcome {
  readonly effect: string;
  /** Rows of the table, or rows that an assertion found. */
  readonly rows: number | null;
}

/** Does a task, all of it within the transaction that `warehouse` is. */
export async function perform(task: Task, warehouse: Warehouse, setting: Setting): Promise<Outcome> {
  const session = openSession(warehouse, setting.naming, { ...cached(setting), inTransaction: true });
  const work = await workOf(task, warehouse, session, setting);
  const standing = await standingOf(task, warehouse, setting);
  const script = await scriptFor(work, { standing, columnsOf: columnsIn(warehouse, setting) }, setting);
  for (const statements of script.scripts) await runScript(statements, task, session, setting);
  return { effect: script.effect, rows: await finish(work, task, warehouse, session, setting) };
}

export const cached = ({ cache }: Pick<Setting, "cache">) => (cache === undefined ? {} : { cache });

async function workOf(task: Task, warehouse: Warehouse, session: Session, setting: Setting): Promise<Work> {
  if (jitCodeOf(task.work) === undefined) return task.work;
  const { graph, projectDir, jitTimeoutMs: timeoutMs, naming } = setting;
  const adapter = jitAdapter(warehouse, session, naming);
  return compileJustInTime(task, { adapter, graph, projectDir, timeoutMs });
}

async function runScript(script: string, { fileName }: Task, session: Session, { projectDir }: Setting): Promise<void> {
  try {
    await session.run(script);
  } catch (error) {
    throw located(error, script, { projectDir, fileName });
  }
}

/** An incremental table's columns may have changed since the run began; of others the type alone counts. */
async function standingOf({ target, type }: Task, warehouse: Warehouse, { naming, standing }: Setting) {
  const place = naming.place(target);
  return type === "incremental" ? warehouse.describe(warehouse.nameOf(place)) : standing(place);
}

interface Ground {
  readonly standing: Standing | undefined;
  readonly columnsOf: Circumstances["columnsOf"];
}

/** The GoogleSQL of one action, as things stand. */
export async function scriptFor(work: Work, { standing, columnsOf }: Ground, setting: Setting): Promise<Script> {
  const circumstances = { standing, fullRefresh: setting.fullRefresh, columnsOf };
  switch (work.kind) {
    case "table":
      return tableScript(work.table, { ...circumstances, define: defineKeys(setting.graph, work.table) });
    case "assertion":
      return assertionScript(work.assertion, circumstances, setting.quarantine);
    case "operation": {
      const scripts = work.operation.queries ?? [];
      return { effect: `run ${scripts.length} ${scripts.length === 1 ? "script" : "scripts"}`, scripts };
    }
  }
}

/** What is to be done and counted once the script ran. */
async function finish(work: Work, task: Task, warehouse: Warehouse, session: Session, { naming }: Setting) {
  const name = warehouse.nameOf(naming.place(task.target));
  if (work.kind === "operation") return null;
  if (work.kind === "assertion") return countRows(warehouse, name);
  const { actionDescriptor, postOps = [], incrementalPostOps = [], materialized } = work.table;
  if (actionDescriptor?.columns || postOps.length + incrementalPostOps.length > 0) {
    const made = await warehouse.describe(name);
    // Its own post-operations may have dropped it.
    if (made === undefined) return null;
    const columns = made.columns.map((one) => one.name);
    for (const statement of describeColumns(work.table, columns)) await session.run(statement);
  }
  return task.type === "view" && !materialized ? null : countRows(warehouse, name);
}

async function countRows(warehouse: Warehouse, name: readonly string[]): Promise<number> {
  const quoted = name.map((part) => `"${part.replaceAll('"', '""')}"`).join(".");
  const [row] = await warehouse.rows(`select count(*) from ${quoted}`);
  return Number(row?.[0] ?? 0);
}
