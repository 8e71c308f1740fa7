import { text } from "node:stream/consumers";
import type { Result } from "@sluice/googlesql";
import { namingOf, openSession } from "@sluice/runner";
import { readConfig } from "../../config/index.ts";
import { readSettings } from "../../project/settings.ts";
import { targetOf } from "../../targets/index.ts";
import { print } from "../../words/output.ts";
import type { QueryFlags } from "./flags.ts";
import { failedIn, needsOf } from "./script.ts";
import { written } from "./words.ts";

/** `sluice query`: one script, the rows of its queries; for machines those of the last. */
export async function queryCommand(sql: string, flags: QueryFlags): Promise<void> {
  const script = sql === "-" ? await text(process.stdin) : sql;
  const target = targetOf(flags, await readConfig(flags.project));
  await target.query(needsOf(script), async (open) => {
    const graph = { projectConfig: readSettings(flags.project) };
    await open(graph, async (warehouse) => {
      const results: Result[] = [];
      const session = openSession(warehouse, namingOf(graph), { onResult: (result) => results.push(result) });
      const last = await session.run(script).catch(failedIn(script));
      const all = flags.json || flags.csv || results.length === 0 ? [last] : results;
      print(all.map((result) => written(result, flags)).join("\n\n"));
    });
  });
}
