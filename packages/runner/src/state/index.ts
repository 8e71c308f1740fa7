import { createHash, randomUUID } from "node:crypto";
import { actionsOf } from "@sluice/graph";
import type { Warehouse } from "@sluice/engines";
import { loadNotes } from "@sluice/engines/load-notes";
import { readJson, writeJson } from "./files.ts";
import type { Plan } from "../plan.ts";
import { compiledOf } from "../jit/index.ts";
import type { RunResult } from "../run/result.ts";
import type { Task } from "../task.ts";
import { succeeded } from "../task.ts";

/** What is known of each target's last success, in `target/state.json`, a part for each warehouse; of raw tables in the warehouse itself. */
export interface State {
  readonly [id: string]: Built;
}

interface Built {
  /** Of the action's SQL and config. */
  readonly hash: string;
  /** Changes with every success. */
  readonly build: string;
  /** The builds of what it reads, as they were. */
  readonly from: Readonly<Record<string, string>>;
}

const pathIn = (projectDir: string): string => `${projectDir}/target/state.json`;

/** As things stand now. */
export async function readState(projectDir: string, plan: Plan, warehouse: Warehouse): Promise<State> {
  return { ...(await keptState(projectDir, warehouse.label)), ...(await loadedState(plan, warehouse)) };
}

/** What the warehouse itself knows: the last loads of what the project only declares. */
export async function loadedState({ graph, naming }: Plan, warehouse: Warehouse): Promise<State> {
  const noteOf = await loadNotes(warehouse);
  const loaded = actionsOf(graph).flatMap(({ type, name, target }): [string, Built][] => {
    const build = type === "declaration" ? noteOf(naming.place(target)) : undefined;
    return build === undefined ? [] : [[name, { hash: "", build, from: {} }]];
  });
  return Object.fromEntries(loaded);
}

async function keptState(projectDir: string, warehouse: string): Promise<State> {
  const all = await readJson<Record<string, State>>(pathIn(projectDir));
  return all?.[warehouse] ?? {};
}

async function writeState(projectDir: string, warehouse: string, state: State): Promise<void> {
  const all = (await readJson<Record<string, State>>(pathIn(projectDir))) ?? {};
  await writeJson(pathIn(projectDir), { ...all, [warehouse]: state });
}

/** Why each task that is not up to date must run: what it is made of, or what it reads, changed since its last success. */
export function changes(tasks: readonly Task[], state: State, stands: (task: Task) => boolean): Map<string, string> {
  const why = new Map<string, string>();
  for (const task of tasks) {
    const reason = changeOf(task, state, stands, why);
    if (reason !== undefined) why.set(task.id, reason);
  }
  return why;
}

function changeOf(task: Task, state: State, stands: (task: Task) => boolean, why: ReadonlyMap<string, string>) {
  const built = state[task.id];
  if (built === undefined) return "never succeeded here";
  if (built.hash !== hashOf(task)) return "its SQL or config changed";
  if (!stands(task)) return "it is not in the warehouse";
  const upstream = task.reads.find((id) => why.has(id) || built.from[id] !== state[id]?.build);
  return upstream === undefined ? undefined : `${upstream} changed`;
}

/** Notes what succeeded, of what was loaded `before` it began: what was loaded since is still to be built. */
export async function remember(plan: Plan, result: RunResult, projectDir: string, before: State): Promise<void> {
  const state: Record<string, Built> = { ...(await keptState(projectDir, result.warehouse)), ...before };
  for (const [index, task] of plan.tasks.entries()) {
    const status = result.actions[index]?.status;
    if (status !== undefined && succeeded(status)) state[task.id] = builtNow(task, state);
  }
  await writeState(projectDir, result.warehouse, state);
}

function builtNow(task: Task, state: State): Built {
  const builds = task.reads.flatMap((id) => (state[id] === undefined ? [] : [[id, state[id].build] as const]));
  return { hash: hashOf(task), build: randomUUID(), from: Object.fromEntries(builds) };
}

const hashOf = (task: Task): string =>
  createHash("sha256")
    .update(JSON.stringify(compiledOf(task.work)))
    .digest("hex");
