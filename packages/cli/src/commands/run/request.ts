import type { Warehouse } from "@sluice/engines";
import type { Plan, RunResult } from "@sluice/runner";
import type { LoadReport } from "@sluice/sources";
import type { Project } from "../../project/index.ts";
import type { SelectionFlags } from "../../selection/flags.ts";
import type { Output } from "../../words/output.ts";
import type { BuildFlags } from "./flags.ts";

/** What was asked for. */
export interface Request {
  readonly project: Project;
  readonly flags: BuildFlags & SelectionFlags;
  readonly output: Output;
  readonly cycle?: Cycle;
}

/** One of many runs on a warehouse that grows. */
export interface Cycle {
  /** Assertions look at all that there is: not every time. */
  readonly checks: boolean;
  readonly onWait: (text: string) => void;
  /** What was done, the warehouse still open. */
  readonly onDone: (done: Done, warehouse: Warehouse) => Promise<void>;
}

export interface Done {
  readonly loads: readonly LoadReport[];
  /** Undefined where nothing had changed. */
  readonly result?: RunResult;
}

/** The same, once the warehouse is open. */
export interface Build extends Request {
  readonly warehouse: Warehouse;
  readonly whole: Plan;
  readonly signal: AbortSignal;
}
