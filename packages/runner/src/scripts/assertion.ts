import type { CompiledAssertion } from "@sluice/graph";
import type { Circumstances, Script } from "./table.ts";
import { createView, dropIfExists } from "../sql/create.ts";
import { literal, nested, quoted, scriptOf } from "../sql/text.ts";

/** The column that says which condition a row fails, as compiled row conditions name it. */
const reasonColumn = "failing_row_condition";

/** A view of the failing rows; in quarantine, a table that keeps them with their reason. */
export async function assertionScript(
  assertion: CompiledAssertion,
  circumstances: Circumstances,
  quarantine: boolean,
): Promise<Script> {
  const type = quarantine ? "table" : "view";
  const { existing } = circumstances;
  const drop = existing !== undefined && existing.type !== type ? [dropIfExists(existing.type, assertion.target)] : [];
  const query = assertion.query ?? "";
  const create = quarantine ? await keep(assertion, circumstances) : createView(assertion.target, query);
  return { effect: quarantine ? "check and keep failing rows" : "check", scripts: [scriptOf([...drop, create])] };
}

async function keep(assertion: CompiledAssertion, { columnsOf }: Circumstances): Promise<string> {
  const query = assertion.query ?? "";
  const named = (await columnsOf(query)).some(({ name }) => name.toLowerCase() === reasonColumn);
  const reason = literal(assertion.actionDescriptor?.description ?? assertion.target.name);
  const kept = named ? query.trim() : `select ${reason} as ${reasonColumn}, failing.* from ${nested(query)} as failing`;
  return `create or replace table ${quoted(assertion.target)} as\n${kept}`;
}

export const failureMessage = (rows: number): string => `Assertion failed: query returned ${rows} row(s).`;
