/** Where a pipe operator's expressions stand. */
import type { Env } from "../context.ts";
import { within } from "../context.ts";
import { scopeOf } from "../scope.ts";
import type { Flow } from "./flow.ts";

/** Pipes have window functions wherever they have expressions over rows. */
export const placeOf = (flow: Flow, clause: string, env: Env, aggregates = false): Env =>
  within(env, scopeOf(flow.source.columns, flow.source.ranges, env.scope), {
    clause,
    aggregates,
    windows: !aggregates,
  });
