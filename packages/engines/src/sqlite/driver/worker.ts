/** The thread that holds the database: node:sqlite is synchronous, and the main thread has progress to show and Ctrl-C to hear. */
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Failure, Opening, Reply, Request } from "./protocol.ts";
import { setUp } from "./set-up.ts";

type Database = DatabaseSync;

/** Answers first that the database is open, then each request. */
function begin(port: MessagePort, { file, listed }: Opening): void {
  const answer = (work: () => unknown): void => port.postMessage(replyOf(work));
  let database: Database | undefined;
  answer(() => {
    const opened = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: false });
    setUp(opened, listed);
    database = opened;
  });
  port.on("message", (request: Request) => {
    const open = database;
    if (!open) return;
    answer(() => serve(open, request));
    if (request.kind === "close") port.close();
  });
}

function replyOf(work: () => unknown): Reply {
  try {
    return { value: work() };
  } catch (cause) {
    return { failure: failureOf(cause) };
  }
}

function serve(database: Database, request: Request): unknown {
  switch (request.kind) {
    case "execute":
      return database.exec(request.sql);
    case "rows":
      return rows(database, request.sql);
    case "change":
      return Number(database.prepare(request.sql).run().changes);
    case "insert":
      return insert(database, request.sql, request.rows);
    case "close":
      return close(database);
  }
}

function rows(database: Database, sql: string): unknown {
  const statement = database.prepare(sql);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  return statement.all();
}

function insert(database: Database, sql: string, given: readonly (readonly unknown[])[]): void {
  const statement = database.prepare(sql);
  for (const row of given) statement.run(...(row.map(bindable) as SQLInputValue[]));
}

/** SQLite has neither booleans nor NaN. */
const bindable = (value: unknown): unknown =>
  typeof value === "boolean" ? Number(value) : Number.isNaN(value) ? "NaN" : (value ?? null);

/** At rest the database is one plain file, which can be copied and read from anywhere; not where another process reads it now. */
function close(database: Database): void {
  try {
    database.exec("pragma busy_timeout = 0; pragma journal_mode = delete");
  } catch {
    // It stays in WAL mode, as safe as before.
  }
  database.close();
}

const failureOf = (cause: unknown): Failure => {
  const error = cause as Error & { errcode?: number };
  return { message: error.message, ...(error.errcode === undefined ? {} : { code: error.errcode }) };
};

if (parentPort) begin(parentPort, workerData as Opening);
