import { parse } from "@sluice/googlesql";
import type { Warehouse } from "@sluice/engines";
import type { Setting } from "../run/setting.ts";
import type { Facts } from "./facts.ts";
import { openSession } from "../session.ts";
import { scriptOf } from "../sql/text.ts";

/** Tells the columns of queries without running them, or anything before them but declarations. */
export function columnsIn(
  warehouse: Warehouse,
  { naming, knowledge }: Pick<Setting, "naming" | "knowledge">,
): Facts["columnsOf"] {
  return async (query, before = []) => {
    const session = openSession(warehouse, naming, {
      keep: true,
      inTransaction: true,
      ...(knowledge && { knowledge }),
    });
    const declarations = before.flatMap(variablesOf);
    if (declarations.length > 0) await session.run(scriptOf(declarations));
    return session.outputColumns(query);
  };
}

/** The statements that declare variables, and give them values. */
function variablesOf(script: string): string[] {
  const statements = parse(script).filter(({ kind }) => kind === "declare" || kind === "set");
  return statements.map(({ start, end }) => script.slice(start, end));
}
