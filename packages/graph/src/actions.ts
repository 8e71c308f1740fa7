import type {
  CompiledAssertion,
  CompiledDataPreparation,
  CompiledDeclaration,
  CompiledGraph,
  CompiledNotebook,
  CompiledOperation,
  CompiledTable,
  CompiledTest,
  Hermeticity,
  Target,
} from "./graph.ts";
import { targetName } from "./target.ts";

interface Base {
  readonly target: Target;
  /** The target without suffixes and prefixes. */
  readonly canonicalTarget: Target;
  /** `database.schema.name`: what other actions know it by. */
  readonly name: string;
  readonly tags: readonly string[];
  readonly disabled: boolean;
  readonly dependencies: readonly Target[];
  /** Relative to the project. */
  readonly fileName: string;
  readonly hermeticity: Hermeticity;
}

export interface TableAction extends Base {
  readonly type: "table" | "view" | "incremental" | "materializedView";
  readonly raw: CompiledTable;
}
export interface OperationAction extends Base {
  readonly type: "operations";
  readonly raw: CompiledOperation;
}
export interface AssertionAction extends Base {
  readonly type: "assertion";
  readonly raw: CompiledAssertion;
}
export interface DeclarationAction extends Base {
  readonly type: "declaration";
  readonly raw: CompiledDeclaration;
}
export interface NotebookAction extends Base {
  readonly type: "notebook";
  readonly raw: CompiledNotebook;
}
export interface DataPreparationAction extends Base {
  readonly type: "dataPreparation";
  readonly raw: CompiledDataPreparation;
}

export type Action =
  | TableAction
  | OperationAction
  | AssertionAction
  | DeclarationAction
  | NotebookAction
  | DataPreparationAction;
export type ActionType = Action["type"];

/** Everything in the graph but its unit tests, in the graph's order. */
export function actionsOf(graph: CompiledGraph): Action[] {
  return [
    ...(graph.tables ?? []).map((raw): Action => ({ ...base(raw), type: tableType(raw), raw })),
    ...(graph.operations ?? []).map((raw): Action => ({ ...base(raw), type: "operations", raw })),
    ...(graph.assertions ?? []).map((raw): Action => ({ ...base(raw), type: "assertion", raw })),
    ...(graph.declarations ?? []).map((raw): Action => ({ ...base(raw), type: "declaration", raw })),
    ...(graph.notebooks ?? []).map((raw): Action => ({ ...base(raw), type: "notebook", raw })),
    ...(graph.dataPreparations ?? []).map((raw): Action => ({ ...base(raw), type: "dataPreparation", raw })),
  ];
}

/** The unit tests: `type: "test"` files and `test(…)`. */
export function testsOf(graph: CompiledGraph): readonly CompiledTest[] {
  return graph.tests ?? [];
}

/** The actions that the official `run` executes. */
export function runnable(actions: readonly Action[]): Action[] {
  return actions.filter(({ type }) => !["declaration", "notebook", "dataPreparation"].includes(type));
}

function tableType({ type, materialized }: CompiledTable): TableAction["type"] {
  return type === "view" && materialized ? "materializedView" : type;
}

function base(raw: CompiledDeclaration): Base {
  return {
    target: raw.target,
    canonicalTarget: raw.canonicalTarget,
    name: targetName(raw.target),
    tags: raw.tags ?? [],
    disabled: raw.disabled ?? false,
    dependencies: raw.dependencyTargets ?? [],
    fileName: raw.fileName ?? "",
    hermeticity: raw.hermeticity ?? "UNKNOWN",
  };
}
