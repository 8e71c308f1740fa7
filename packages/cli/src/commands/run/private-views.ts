import type { RunResult } from "@sluice/runner";
import type { Build } from "./request.ts";

/** Views just made that only Sluice can read, and why. */
export async function namePrivateViews({ warehouse, output }: Build, result: RunResult): Promise<void> {
  const views = (await warehouse.privateCalls?.()) ?? [];
  const functions = new Map(views.map((view) => [view.name.join("."), view.functions]));
  const found = result.actions.flatMap(({ target, type, status }) => {
    const called = functions.get(warehouse.nameOf(target).join("."));
    if (type !== "view" || status !== "SUCCESSFUL" || called === undefined) return [];
    return [`  ${target.schema}.${target.name}: ${called.join(", ")}`];
  });
  if (found.length === 0) return;
  output.say(
    `\nOnly Sluice can read these views, for they call functions of its own; with --materialize-views they are tables:`,
  );
  for (const line of found) output.say(line);
}
