import type { Action } from "./actions.ts";
import { GraphError } from "./error.ts";
import { targetName } from "./target.ts";

/** Dependencies first; otherwise as given. Dependencies that are not among the actions count as met. */
export function inOrder(actions: readonly Action[]): Action[] {
  const byName = new Map(actions.map((action) => [action.name, action]));
  const ordered = new Set<Action>();
  for (const action of actions) visit(action, byName, ordered);
  return [...ordered];
}

interface Step {
  readonly action: Action;
  readonly waiting: Iterator<Action>;
}

/** Depth first with a stack of its own: chains of models may be longer than the call stack. */
function visit(start: Action, byName: ReadonlyMap<string, Action>, ordered: Set<Action>): void {
  const path: Step[] = [];
  const enter = (action: Action): void => {
    const at = path.findIndex((step) => step.action === action);
    if (at !== -1) throw cycle([...path.slice(at).map((step) => step.action), action]);
    path.push({ action, waiting: dependencies(action, byName) });
  };
  if (!ordered.has(start)) enter(start);
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const next = step.waiting.next();
    if (next.done) {
      ordered.add(step.action);
      path.pop();
    } else if (!ordered.has(next.value)) enter(next.value);
  }
}

function* dependencies(action: Action, byName: ReadonlyMap<string, Action>): Generator<Action, undefined> {
  for (const target of action.dependencies) {
    const dependency = byName.get(targetName(target));
    if (dependency) yield dependency;
  }
}

function cycle(chain: readonly Action[]): GraphError {
  const fileName = chain[0]?.fileName;
  const message = `actions wait for each other: ${chain.map(({ name }) => name).join(" > ")}`;
  return new GraphError("cycle", [{ ...(fileName && { fileName }), message }]);
}
