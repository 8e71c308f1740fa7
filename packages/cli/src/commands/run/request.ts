import type { Warehouse } from "@sluice/engines";
import type { Plan } from "@sluice/runner";
import type { Project } from "../../project/index.ts";
import type { SelectionFlags } from "../../selection/flags.ts";
import type { Output } from "../../words/output.ts";
import type { BuildFlags } from "./flags.ts";

/** What was asked for. */
export interface Request {
  readonly project: Project;
  readonly flags: BuildFlags & SelectionFlags;
  readonly output: Output;
}

/** The same, once the warehouse is open. */
export interface Build extends Request {
  readonly warehouse: Warehouse;
  readonly whole: Plan;
  readonly signal: AbortSignal;
}
