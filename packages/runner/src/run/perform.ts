import { look, type Session } from "@sluice/googlesql";
import type { Warehouse } from "@sluice/engines";
import type { CompiledTable } from "@sluice/graph";
import { columnsIn } from "../scripts/columns.ts";
import { compileJustInTime, jitCodeOf } from "../jit/index.ts";
import { jitAdapter } from "../jit/adapter.ts";
import { countBefore, countRows } from "./counts.ts";
import { scriptFor } from "../scripts/index.ts";
import { materialize } from "./materialize.ts";
import { located } from "../locate/index.ts";
import { openSession } from "../session.ts";
import { describeColumns } from "../sql/describe.ts";
import type { Setting } from "./setting.ts";
import type { Task, Work } from "../task.ts";

export interface Outcome {
  readonly effect: string;
  /** Rows of the table, or rows that an assertion found. */
  readonly rows: number | null;
  /** Of a table that came out empty: rows that it had. */
  readonly rowsBefore: number | null;
}

/** Does a task, all of it within the transaction that `warehouse` is. */
export async function perform(task: Task, warehouse: Warehouse, setting: Setting): Promise<Outcome> {
  const notes = new Set<string>();
  const onNote = (text: string) => void notes.add(text);
  const known = { ...cached(setting), ...knowing(setting) };
  const session = openSession(warehouse, setting.naming, { ...known, inTransaction: true, onNote });
  const work = await workOf(task, warehouse, session, setting);
  const name = warehouse.nameOf(setting.naming.place(task.target));
  const existing = await existingOf(task, warehouse, setting);
  const script = await scriptFor(work, { existing, columnsOf: columnsIn(warehouse, setting) }, setting);
  const had = await countBefore(work, existing?.type, name, warehouse, setting);
  for (const statements of script.scripts) await runScript(statements, task, session, setting);
  if (setting.materializeViews) await materialize(work, name, warehouse, session);
  const rows = await finish(work, task, warehouse, session, setting);
  return { effect: [script.effect, ...notes].join("; "), rows, rowsBefore: (rows === 0 && had) || null };
}

export const cached = ({ cache }: Pick<Setting, "cache">) => (cache === undefined ? {} : { cache });

export const knowing = ({ knowledge }: Pick<Setting, "knowledge">) => (knowledge === undefined ? {} : { knowledge });

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
async function existingOf({ target, type }: Task, warehouse: Warehouse, { naming, existing, knowledge }: Setting) {
  const place = naming.place(target);
  return type === "incremental" ? look(warehouse.nameOf(place), warehouse, knowledge) : existing(place);
}

/** What is to be done and counted once the script ran. */
async function finish(work: Work, task: Task, warehouse: Warehouse, session: Session, setting: Setting) {
  const { naming, counts = true } = setting;
  const name = warehouse.nameOf(naming.place(task.target));
  if (work.kind === "operation") return null;
  if (work.kind === "assertion") return countRows(warehouse, name);
  const { actionDescriptor, postOps = [], incrementalPostOps = [], materialized } = work.table;
  if (actionDescriptor?.columns || postOps.length + incrementalPostOps.length > 0) {
    const made = await look(name, warehouse, setting.knowledge);
    // Its own post-operations may have dropped it.
    if (made === undefined) return null;
    const columns = made.columns.map((one) => one.name);
    for (const statement of describeColumns(work.table, columns)) await session.run(statement);
  }
  if (task.type === "incremental") await index(work.table, name, warehouse);
  const uncounted = (task.type === "view" && !materialized) || (task.type === "incremental" && !counts);
  return uncounted ? null : countRows(warehouse, name);
}

/** BigQuery prunes by its partitions and clusters; other engines find the rows of an increment by indexes on the same columns. */
async function index({ bigquery = {} }: CompiledTable, name: readonly string[], warehouse: Warehouse): Promise<void> {
  const { partitionBy = "", clusterBy = [] } = bigquery;
  const partition = /^\s*(?:\w+\(\s*)?(\w+)/.exec(partitionBy)?.[1];
  const wanted = [...(partition ? [partition] : []), ...clusterBy];
  if (wanted.length === 0 || !warehouse.traits.indexes) return;
  const columns = new Set((await warehouse.describe(name))?.columns.map((column) => column.name));
  for (const column of new Set(wanted)) if (columns.has(column)) await warehouse.index(name, [column]);
}
