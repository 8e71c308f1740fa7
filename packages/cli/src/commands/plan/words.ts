import type { Step } from "@sluice/runner";
import type { Narrowed } from "../../selection/remaining.ts";
import { bold, dim } from "../../words/colours.ts";
import type { Output } from "../../words/output.ts";

/** Each step with its SQL, and why it is one; or all of it as one document. */
export function show({ plan, why }: Narrowed, steps: readonly Step[], output: Output): void {
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
