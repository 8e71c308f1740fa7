import type { Warehouse } from "@sluice/engines";
import type { Plan } from "../plan.ts";
import { openSession } from "../session.ts";

/** The datasets that the plan's actions are in, made before any of them runs. */
export async function prepareSchemas(plan: Plan, warehouse: Warehouse): Promise<void> {
  // An engine without schemas has names of one part.
  const names = plan.tasks.map(({ target }) => warehouse.nameOf(plan.naming.place(target)));
  const schemas = new Set(names.map((name) => name.at(-2) ?? ""));
  const statements = [...schemas].filter(Boolean).map((schema) => `create schema if not exists \`${schema}\`;`);
  if (statements.length === 0) return;
  await warehouse.transaction((session) =>
    openSession(session, plan.naming, { inTransaction: true }).run(statements.join("\n")),
  );
}
