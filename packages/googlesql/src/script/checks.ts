/** ASSERT and RAISE. */
import type { Scripting } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import { isTrue, textOf } from "./evaluate.ts";
import type { Run } from "./machine.ts";

type Of<Kind extends Scripting["kind"]> = Extract<Scripting, { kind: Kind }>;

/** A condition that is NULL fails too. */
export async function assert(statement: Of<"assert">, run: Run): Promise<void> {
  if (await isTrue(statement.condition, run)) return;
  const told = statement.message && (await textOf(statement.message, run, "the message of ASSERT"));
  throw new GoogleSqlError("runtime", told ?? "Assertion failed", { span: statement });
}

/** Without a message, the error that is being handled goes on. */
export async function raise(statement: Of<"raise">, run: Run): Promise<void> {
  if (statement.message)
    throw new GoogleSqlError("runtime", await textOf(statement.message, run, "the message of RAISE"), {
      span: statement,
    });
  const { error } = run.machine.system;
  throw (
    error?.raised ??
    new GoogleSqlError("invalid", "RAISE without a message must be within an exception handler", { span: statement })
  );
}
