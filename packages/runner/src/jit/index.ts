import { compileFunction } from "node:vm";
import type { CompiledGraph } from "@sluice/graph";
import { messageOf, RunnerError } from "../error.ts";
import type { JitAdapter } from "./adapter.ts";
import { jitContextOf, requireFrom } from "./context.ts";
import type { Task, Work } from "../task.ts";

export interface JitContext {
  readonly adapter: JitAdapter;
  readonly graph: CompiledGraph;
  readonly projectDir: string;
  readonly timeoutMs?: number | undefined;
}

interface Sql {
  readonly query?: string;
  readonly preOps?: readonly string[];
  readonly postOps?: readonly string[];
  readonly queries?: readonly string[];
}

/** The work with its SQL in place: a just-in-time action's code is run to get it. */
export async function compileJustInTime(task: Task, context: JitContext): Promise<Work> {
  const { work } = task;
  if (jitCodeOf(work) === undefined) return work;
  const give = (incremental: boolean) => answer(task, context, incremental);
  switch (work.kind) {
    case "operation":
      return { kind: "operation", operation: { ...work.operation, queries: queriesOf(await give(false)) } };
    case "assertion":
      return { kind: "assertion", assertion: { ...work.assertion, query: tableOf(await give(false)).query ?? "" } };
    case "table":
      return { kind: "table", table: { ...work.table, ...(await tableParts(task.type, give)) } };
  }
}

export const jitCodeOf = (work: Work): string | undefined => compiledOf(work).jitCode || undefined;

export function compiledOf(work: Work) {
  switch (work.kind) {
    case "table":
      return work.table;
    case "operation":
      return work.operation;
    case "assertion":
      return work.assertion;
  }
}

async function tableParts(type: Task["type"], give: (incremental: boolean) => Promise<unknown>) {
  const regular = tableOf(await give(false));
  const parts = { query: regular.query ?? "", preOps: regular.preOps ?? [], postOps: regular.postOps ?? [] };
  if (type !== "incremental") return parts;
  const { query = "", preOps = [], postOps = [] } = tableOf(await give(true));
  return { ...parts, incrementalQuery: query, incrementalPreOps: preOps, incrementalPostOps: postOps };
}

const tableOf = (given: unknown): Sql =>
  typeof given === "string" ? { query: given } : { ...(given as Sql | undefined) };

function queriesOf(given: unknown): readonly string[] {
  if (typeof given === "string") return [given];
  return Array.isArray(given) ? (given as string[]) : (tableOf(given).queries ?? []);
}

async function answer(task: Task, context: JitContext, incremental: boolean): Promise<unknown> {
  try {
    const { jitCode: code, dependencyTargets: dependencies = [] } = compiledOf(task.work);
    // The code is the text of one function.
    const make = compileFunction(`const main = ${code};\nreturn main(jctx);`, ["jctx", "require"], {
      filename: task.fileName,
    });
    return await within(
      make(
        jitContextOf({ ...context, target: task.target, dependencies, incremental }),
        requireFrom(context.projectDir),
      ),
      context.timeoutMs,
    );
  } catch (cause) {
    throw new RunnerError("jit", `JiT compilation error: ${messageOf(cause)}`, { cause });
  }
}

async function within<T>(work: Promise<T>, timeoutMs: number | undefined): Promise<T> {
  if (timeoutMs === undefined) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer after ${timeoutMs / 1000} seconds (--jit-timeout)`)),
      timeoutMs,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
