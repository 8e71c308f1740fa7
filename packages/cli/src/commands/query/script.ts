/** What a script that people wrote needs, and where it is wrong. */
import { GoogleSqlError, parse, readsOnly, tablesOf } from "@sluice/googlesql";
import { FailedError, messageOf } from "../../errors.ts";
import type { Needs } from "../../targets/target.ts";

/** Throws FailedError where it is no GoogleSQL. */
export function needsOf(script: string): Needs {
  try {
    const statements = parse(script);
    return { readOnly: readsOnly(statements), tables: statements.some((one) => tablesOf(one).length > 0) };
  } catch (cause) {
    return failedIn(script)(cause);
  }
}

/** A query that is wrong has started all the same: the warehouse was there. */
export const failedIn =
  (script: string) =>
  (cause: unknown): never => {
    throw new FailedError(inPlace(messageOf(cause), cause, script), { cause });
  };

/** `2:8: Unrecognized name: foo`, and the line with a mark below. */
export function inPlace(message: string, cause: unknown, script: string): string {
  if (!(cause instanceof GoogleSqlError) || cause.span === undefined) return message;
  const before = script.slice(0, cause.span.start).split("\n");
  const line = script.split("\n")[before.length - 1] ?? "";
  const column = before.at(-1)?.length ?? 0;
  const where = `${before.length}:${column + 1}: ${message}`;
  return line.length > 200 ? where : `${where}\n  ${line}\n  ${line.slice(0, column).replaceAll(/[^\t]/g, " ")}^`;
}
