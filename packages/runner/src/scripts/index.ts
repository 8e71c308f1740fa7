import type { Setting } from "../run/setting.ts";
import { defineKeys } from "../sql/keys.ts";
import type { Work } from "../task.ts";
import { assertionScript } from "./assertion.ts";
import type { Facts } from "./facts.ts";
import { type Script, tableScript } from "./table.ts";

/** The GoogleSQL of one action, as things stand. */
export async function scriptFor(work: Work, facts: Facts, setting: Setting): Promise<Script> {
  const circumstances = { ...facts, fullRefresh: setting.fullRefresh };
  switch (work.kind) {
    case "table":
      return tableScript(work.table, { ...circumstances, define: defineKeys(setting.graph, work.table) });
    case "assertion":
      return assertionScript(work.assertion, circumstances, setting.quarantine);
    case "operation": {
      const scripts = work.operation.queries ?? [];
      return { effect: `run ${scripts.length} ${scripts.length === 1 ? "script" : "scripts"}`, scripts };
    }
  }
}
