import { GoogleSqlError, type ParameterValues } from "@sluice/googlesql";
import type { Case } from "./cases.ts";
import { difference } from "./compare.ts";
import type { Database, Databases } from "./databases.ts";

export type Verdict = "pass" | "refused" | "invalid" | "error" | "wrong";

export interface Outcome {
  readonly case: Case;
  readonly verdict: Verdict;
  /** What is different, or the error. */
  readonly told?: string;
}

export async function runCase(each: Case, { fresh }: Databases): Promise<Outcome> {
  const database = await fresh();
  try {
    return { case: each, ...(await judge(each, database)) };
  } finally {
    await database.close();
  }
}

type Judged = Omit<Outcome, "case">;

async function judge(each: Case, database: Database): Promise<Judged> {
  try {
    for (const sql of each.setup) await database.run(sql);
    const result = await database.run(each.sql, parametersOf(each));
    if (each.expected.error) return { verdict: "wrong", told: `expected an error, got ${result.rows.length} rows` };
    const told = difference(each, result);
    return told === undefined ? { verdict: "pass" } : { verdict: "wrong", told };
  } catch (error) {
    return judgeError(each, error);
  }
}

const parametersOf = ({ args, namedArgs }: Case): ParameterValues => ({ positional: args, named: namedArgs });

/** What is refused by name is never the error that was expected. */
function judgeError({ expected }: Case, error: unknown): Judged {
  const told = error instanceof Error ? error.message : String(error);
  const reason = error instanceof GoogleSqlError ? error.reason : undefined;
  if (reason === "unsupported") return { verdict: "refused", told };
  if (expected.error && told.toLowerCase().includes((expected.error.contains ?? "").toLowerCase()))
    return { verdict: "pass" };
  if (reason === "invalid" || reason === "syntax") return { verdict: "invalid", told };
  return {
    verdict: "error",
    told: reason ? told : `${told} ${error instanceof Error ? (error.stack?.split("\n")[1] ?? "") : ""}`,
  };
}
