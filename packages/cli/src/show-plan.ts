import { explain, plan, type Step } from "@sluice/runner";
import type { BuildFlags } from "./build.ts";
import { bold, dim } from "./colours.ts";
import { type ProjectFlags, type SelectionFlags, selectionOf } from "./flags.ts";
import { type Narrowed, narrowed } from "./narrow.ts";
import { createOutput, type Output } from "./output.ts";
import { isBigQuery, openProject, warehouseUrl } from "./project.ts";
import { isThere, nowhere, withWarehouse } from "./warehouse.ts";

type Flags = BuildFlags & ProjectFlags & SelectionFlags & { readonly warehouse?: string };

/** `sluice plan`, and `run --dry-run`: what would run, why, in which order, with its SQL. */
export async function showPlan(dir: string, flags: Flags): Promise<void> {
  const project = await openProject(dir, flags);
  const url = warehouseUrl(flags, project.config);
  if (isBigQuery(url)) {
    const { handOver } = await import("./bigquery.ts");
    process.exitCode = await handOver("run", dir, { ...flags, dryRun: true });
    return;
  }
  const output = createOutput(flags);
  const whole = plan(project.graph, selectionOf(flags));
  await withWarehouse(isThere(url) ? url : nowhere(url), project.graph, async (warehouse) => {
    const todo = await narrowed({ plan: whole, warehouse, dir, flags });
    const setting = { projectDir: dir, fullRefresh: flags.fullRefresh ?? false, quarantine: flags.quarantine ?? false };
    show(todo, await explain(todo.plan, warehouse, setting), output);
  });
}

function show({ plan, why }: Narrowed, steps: readonly Step[], output: Output): void {
  if (output.json) return output.document({ actions: steps.map((step) => ({ ...step, why: why(step.id) })) });
  if (steps.length === 0) return output.say("No actions to run.");
  for (const [index, step] of steps.entries()) output.say(stepText(index + 1, step, why(step.id)));
  for (const { name, what } of plan.passedOver) output.say(`${what} ${name}: not run here, skipped`);
}

function stepText(number: number, { id, type, effect, after, sql, note, fileName }: Step, why: string): string {
  const head = `${number}. ${bold(id)} ${type}: ${effect} ${dim(`(${why}; ${fileName})`)}`;
  const needs = after.length > 0 ? `   after ${after.join(", ")}\n` : "";
  const text = [...sql, ...(note === undefined ? [] : [`-- ${note}`])].join("\n").trim();
  return `${head}\n${needs}${text.replaceAll(/^/gm, "   ")}\n`;
}
