/** BEGIN, COMMIT, ROLLBACK. */
import type { Scripting } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import { runtimeError } from "./errors.ts";
import { lost } from "./guard.ts";
import { forget, type Run } from "./machine.ts";

type Transaction = Extract<Scripting, { kind: "transaction" }>;

export async function transaction(statement: Transaction, { machine }: Run): Promise<void> {
  if (machine.options.inTransaction) return within(statement);
  const { driver, system } = machine;
  if (statement.action === "COMMIT" && system.transaction === "aborted") throw lost();
  try {
    await driver.execute(SQL[statement.action]);
  } catch (error) {
    throw runtimeError(error, statement);
  }
  system.transaction = statement.action === "BEGIN" ? "open" : "none";
  forget(machine);
}

const SQL = { BEGIN: "begin", COMMIT: "commit", ROLLBACK: "rollback" };

/** The transaction around the session ends with it: only undoing a part of it can't be had. */
function within(statement: Transaction): void {
  if (statement.action === "ROLLBACK")
    throw new GoogleSqlError(
      "unsupported",
      "ROLLBACK within an action is not supported: the action is one transaction",
      { span: statement },
    );
}
