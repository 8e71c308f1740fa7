import type { CompiledAssertion, CompiledOperation, CompiledTable, Target } from "@sluice/graph";

/** What is to be done, as the compiled graph has it. */
export type Work =
  | { readonly kind: "table"; readonly table: CompiledTable }
  | { readonly kind: "operation"; readonly operation: CompiledOperation }
  | { readonly kind: "assertion"; readonly assertion: CompiledAssertion };

export type TaskType = "table" | "view" | "incremental" | "operation" | "assertion";

export interface Task {
  /** Full name: what other tasks name it by. */
  readonly id: string;
  readonly target: Target;
  readonly type: TaskType;
  readonly work: Work;
  /** Ids of the tasks of this plan that must be done first. What is not in the plan counts as met. */
  readonly after: readonly string[];
  /** Full names of all it depends on, in this plan or not. */
  readonly reads: readonly string[];
  readonly disabled: boolean;
  readonly tags: readonly string[];
  readonly fileName: string;
}

/** The official statuses, and WARNED for an assertion tagged `warn` that found rows. */
export type Status = "SUCCESSFUL" | "FAILED" | "SKIPPED" | "DISABLED" | "CANCELLED" | "WARNED";

/** Of a run. WARNED: all was done, and it wants looking at: assertions tagged `warn` found rows, or all tables came out empty. */
export type RunStatus = "SUCCESSFUL" | "WARNED" | "FAILED" | "CANCELLED" | "TIMED_OUT";

export const succeeded = (status: Status | RunStatus): boolean =>
  status === "SUCCESSFUL" || status === "DISABLED" || status === "WARNED";
