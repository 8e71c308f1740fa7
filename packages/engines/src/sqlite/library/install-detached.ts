/** Expressions that may fail, run as statements of their own: detached.ts writes them. */
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

interface Outcome {
  readonly failed: boolean;
  readonly value: SQLInputValue;
}

export function installDetached(database: DatabaseSync): void {
  const statements = new Map<string, StatementSync>();
  let last: { readonly args: readonly SQLInputValue[]; readonly outcome: Outcome } | undefined;

  function prepared(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    if (statements.size > 100) statements.clear();
    statements.set(sql, statement);
    return statement;
  }

  function run(sql: string, values: readonly SQLInputValue[]): Outcome {
    try {
      const [value = null] = Object.values(prepared(sql).get(...values) ?? {});
      return { failed: false, value };
    } catch {
      return { failed: true, value: null };
    }
  }

  /** The same call comes twice: first whether it fails, then for its value. */
  function fails(args: readonly SQLInputValue[]): number {
    const outcome = run(args[0] as string, args.slice(1));
    last = { args, outcome };
    return outcome.failed ? 1 : 0;
  }

  function attempt(args: readonly SQLInputValue[]): SQLInputValue {
    const same = last !== undefined && last.args.length === args.length && last.args.every((arg, i) => arg === args[i]);
    const { value } = same && last !== undefined ? last.outcome : run(args[0] as string, args.slice(1));
    last = undefined;
    return value;
  }

  const options = { varargs: true, useBigIntArguments: true };
  database.function("gs_fails", options, (...args: SQLInputValue[]) => fails(args));
  database.function("gs_attempt", options, (...args: SQLInputValue[]) => attempt(args));
}
