/** Runs statements one after the other; what each kind does is in the files beside this one. */
import type { Statement } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import { callProcedure } from "./call.ts";
import { block, caseStatement, forLoop, ifStatement, loop, repeat, whileLoop } from "./control.ts";
import { assert, raise } from "./checks.ts";
import { declare, set } from "./assign.ts";
import { executeImmediate } from "./immediate.ts";
import type { Run, Signal } from "./machine.ts";
import { createRoutine, dropRoutine, dropsRoutine } from "./routines.ts";
import { runStatement } from "./statement.ts";
import { transaction } from "./transactions.ts";

/** Runs a list, which stops at the first signal. */
export type RunList = (statements: readonly Statement[], run: Run) => Promise<Signal>;

export const runList: RunList = async (statements, run) => {
  for (const statement of statements) {
    const signal = await runOne(statement, run);
    if (signal) return signal;
  }
  return undefined;
};

async function runOne(statement: Statement, run: Run): Promise<Signal> {
  switch (statement.kind) {
    case "ifStatement":
      return ifStatement(statement, run, runList);
    case "caseStatement":
      return caseStatement(statement, run, runList);
    case "loop":
      return loop(statement, run, runList);
    case "while":
      return whileLoop(statement, run, runList);
    case "repeat":
      return repeat(statement, run, runList);
    case "for":
      return forLoop(statement, run, runList);
    case "block":
      return block(statement, run, runList);
    case "break":
    case "continue":
      return { kind: statement.kind, label: statement.label?.name.toLowerCase() };
    case "return":
      return { kind: "return" };
    default:
      await runSimple(statement, run);
      return undefined;
  }
}

async function runSimple(statement: Statement, run: Run): Promise<void> {
  switch (statement.kind) {
    case "declare":
      return declare(statement, run);
    case "set":
      return set(statement, run);
    case "raise":
      return raise(statement, run);
    case "assert":
      return assert(statement, run);
    case "executeImmediate":
      return executeImmediate(statement, run, runList);
    case "callProcedure":
      return callProcedure(statement, run, runList);
    case "transaction":
      return transaction(statement, run);
    case "createFunction":
    case "createTableFunction":
    case "createProcedure":
      return createRoutine(statement, run);
    case "withoutEffect":
      return run.machine.options.onNote?.(`${statement.name} has no effect here`);
    case "unsupported":
      throw new GoogleSqlError("unsupported", `${statement.name} is not supported`, { span: statement });
    default:
      return dropsRoutine(statement) ? dropRoutine(statement, run) : runStatement(statement, run);
  }
}
