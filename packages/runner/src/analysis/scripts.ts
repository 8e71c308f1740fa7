/** The GoogleSQL of an action, as a run would put it together, for being read rather than run. */
import type { Action, CompiledTable } from "@sluice/graph";
import { incrementalQuery } from "../sql/incremental.ts";
import { scriptOf } from "../sql/text.ts";

export interface ActionScript {
  readonly sql: string;
  /** Its last query gives the rows of the action's own table. */
  readonly defines: boolean;
}

/** In the order in which they are to be read: later ones may read the table that the first defines. */
export function scriptsOf(action: Action): readonly ActionScript[] {
  switch (action.type) {
    case "table":
    case "view":
    case "materializedView":
    case "incremental":
      return tableScripts(action.raw);
    case "assertion":
      return [{ sql: action.raw.query ?? "", defines: true }];
    case "operations":
      return (action.raw.queries ?? []).map((sql) => ({ sql, defines: false }));
    default:
      return [];
  }
}

function tableScripts(table: CompiledTable): readonly ActionScript[] {
  const { query = "", preOps = [], postOps = [], incrementalPreOps = [], incrementalPostOps = [] } = table;
  const first = { sql: scriptOf([...preOps, query]), defines: true };
  const again =
    table.type === "incremental"
      ? [scriptOf([...incrementalPreOps, incrementalQuery(table), ...incrementalPostOps])]
      : [];
  const after = postOps.length > 0 ? [scriptOf([...variables(preOps), ...postOps])] : [];
  return [first, ...[...after, ...again].filter(Boolean).map((sql) => ({ sql, defines: false }))];
}

/** Post-operations see the variables that the pre-operations declare. */
const variables = (preOps: readonly string[]): readonly string[] => preOps.filter((one) => /^\s*declare\b/i.test(one));
