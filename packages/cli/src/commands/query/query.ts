import { text } from "node:stream/consumers";
import { namingOf, openSession } from "@sluice/runner";
import { readConfig } from "../../config/index.ts";
import { FailedError, messageOf } from "../../errors.ts";
import { readSettings } from "../../project/settings.ts";
import { targetOf } from "../../targets/index.ts";
import { print } from "../../words/output.ts";
import type { QueryFlags } from "./flags.ts";
import { written } from "./words.ts";

/** `sluice query`: one script, its last query's rows. */
export async function queryCommand(sql: string, flags: QueryFlags): Promise<void> {
  const target = targetOf(flags, await readConfig(flags.project));
  await target.query(async (open) => {
    const script = sql === "-" ? await text(process.stdin) : sql;
    const graph = { projectConfig: readSettings(flags.project) };
    await open(graph, async (warehouse) => {
      const answer = await openSession(warehouse, namingOf(graph)).run(script).catch(failed);
      print(written(answer, flags));
    });
  });
}

/** A query that is wrong has started all the same: the warehouse was there. */
function failed(cause: unknown): never {
  throw new FailedError(messageOf(cause), { cause });
}
