import {
  type Action,
  actionsOf,
  type ActionType,
  type CompiledGraph,
  inOrder,
  runnable,
  select,
  type Selection,
  targetName,
} from "@sluice/graph";
import { namingOf, type Naming } from "./session.ts";
import type { Task } from "./task.ts";

export interface Plan {
  readonly graph: CompiledGraph;
  readonly naming: Naming;
  /** In an order in which each comes after what it needs. */
  readonly tasks: readonly Task[];
  /** Selected, and not run here: notebooks and data preparations. */
  readonly passedOver: readonly { readonly name: string; readonly what: string }[];
}

/** What a run of these actions does, in order. Throws GraphError where the selection matches nothing. */
export function plan(graph: CompiledGraph, selection: Selection = {}): Plan {
  const chosen = inOrder(select(actionsOf(graph), selection));
  const ids = new Set(runnable(chosen).map(({ name }) => name));
  return {
    graph,
    naming: namingOf(graph),
    tasks: chosen.flatMap((action) => taskOf(action, ids)),
    passedOver: chosen.flatMap(({ name, type }) => (passedOver[type] ? [{ name, what: passedOver[type] }] : [])),
  };
}

const passedOver: Readonly<Partial<Record<ActionType, string>>> = {
  notebook: "notebook",
  dataPreparation: "data preparation",
};

function taskOf(action: Action, ids: ReadonlySet<string>): Task[] {
  const kind = kindOf(action);
  if (kind === undefined) return [];
  const { name: id, target, disabled, tags, fileName } = action;
  const reads = [...new Set(action.dependencies.map(targetName))];
  const after = reads.filter((one) => ids.has(one));
  return [{ id, target, ...kind, disabled, tags, fileName, reads, after }];
}

/** The type as the official CLI calls it. */
function kindOf(action: Action): Pick<Task, "type" | "work"> | undefined {
  switch (action.type) {
    case "table":
    case "view":
    case "incremental":
      return { type: action.type, work: { kind: "table", table: action.raw } };
    case "materializedView":
      return { type: "view", work: { kind: "table", table: action.raw } };
    case "operations":
      return { type: "operation", work: { kind: "operation", operation: action.raw } };
    case "assertion":
      return { type: "assertion", work: { kind: "assertion", assertion: action.raw } };
    default:
      return undefined;
  }
}

/** A plan of some of the tasks: dependencies on the others count as met. */
export function narrow(whole: Plan, keep: (task: Task) => boolean): Plan {
  const tasks = whole.tasks.filter(keep);
  const ids = new Set(tasks.map(({ id }) => id));
  return { ...whole, tasks: tasks.map((task) => ({ ...task, after: task.after.filter((id) => ids.has(id)) })) };
}
