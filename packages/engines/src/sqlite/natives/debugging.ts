/** IFERROR, ISERROR, NULLIFERROR. */
import { argument } from "../../core/arguments.ts";
import type { Call, Natives } from "../../core/context.ts";
import { detached, fails, valueOf } from "../detached.ts";

function otherwise(call: Call, instead: string): string {
  const statement = detached(argument(call, 0), call.render);
  return `CASE WHEN ${fails(statement)} THEN ${instead} ELSE ${valueOf(statement)} END`;
}

export const debugging: Natives = {
  iserror: (call) => fails(detached(argument(call, 0), call.render)),
  nulliferror: (call) => otherwise(call, "NULL"),
  iferror: (call) => otherwise(call, call.render.expr(argument(call, 1))),
};
