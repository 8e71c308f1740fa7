/** Statements on a connection, in as few calls as they need: a transaction begins with its first statement. */
import type { DuckDBConnection, DuckDBMaterializedResult } from "@duckdb/node-api";

export interface Statements {
  /** With the next statement. */
  begin(): void;
  /** Now, if one is to begin. */
  begun(): Promise<void>;
  run(sql: string): Promise<DuckDBMaterializedResult>;
}

export function statementsOn(raw: DuckDBConnection): Statements {
  let waiting = false;
  let beginning: Promise<unknown> = Promise.resolve();
  const beginNow = () => raw.run("begin");
  const first = (sql: string) => {
    const running = raw.run(`begin; ${sql}`);
    // One that can't be parsed did not begin it; where it has begun, this is refused.
    beginning = running.catch(() => beginNow().catch(() => undefined));
    return running;
  };
  const begun = async () => {
    if (waiting) beginning = beginNow();
    waiting = false;
    await beginning;
  };
  const run = async (sql: string) => {
    if (!waiting) {
      await beginning;
      return raw.run(sql);
    }
    waiting = false;
    return first(sql);
  };
  return { begin: () => void (waiting = true), begun, run };
}
