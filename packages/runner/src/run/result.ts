import type { RunStatus, Status, Task } from "../task.ts";

export interface ActionResult {
  readonly target: { readonly database: string; readonly schema: string; readonly name: string };
  readonly type: Task["type"];
  readonly status: Status;
  /** Of a table: rows in it now. Of an assertion: rows that fail. Otherwise null. */
  readonly rows: number | null;
  /** Of a table that has no rows now: those that it had before, `null` where it had none or was not looked at. */
  readonly rowsBefore: number | null;
  readonly durationMs: number;
  readonly error: string | null;
  readonly fileName: string;
  readonly startedAt: string | null;
  /** What was done, in words. */
  readonly effect: string | null;
  /** How often it was tried. */
  readonly attempts: number;
}

export interface RunResult {
  readonly status: RunStatus;
  readonly warehouse: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly actions: readonly ActionResult[];
}

export function resultOf(task: Task, status: Status, more: Partial<ActionResult> = {}): ActionResult {
  const { database = "", schema = "", name } = task.target;
  const unknown = {
    rows: null,
    rowsBefore: null,
    durationMs: 0,
    error: null,
    startedAt: null,
    effect: null,
    attempts: 0,
  };
  return { target: { database, schema, name }, type: task.type, status, fileName: task.fileName, ...unknown, ...more };
}

/** Whether it built tables, and none of them has a row: of what was to be read nothing was there, or nothing was understood. */
export function allEmpty(actions: readonly ActionResult[]): boolean {
  const counted = actions.filter(({ type, status, rows }) => isTable(type) && status === "SUCCESSFUL" && rows !== null);
  return counted.length > 0 && counted.every(({ rows }) => rows === 0);
}

const isTable = (type: Task["type"]): boolean => type !== "assertion" && type !== "operation";
