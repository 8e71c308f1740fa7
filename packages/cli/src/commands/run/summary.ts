import type { ActionResult, RunResult } from "@sluice/runner";
import { coloured, dim, red, yellow } from "../../words/colours.ts";
import { spell } from "../../words/duration.ts";
import { aligned } from "../../words/table.ts";

/** Longer runs show only what did not go as it should. */
const longest = 60;

const nameOf = ({ target }: ActionResult): string => [target.schema, target.name].filter(Boolean).join(".");
const rowsOf = ({ rows }: ActionResult): string => (rows === null ? "" : rows.toLocaleString("en"));
const plain = ({ status }: ActionResult): boolean => status === "SUCCESSFUL" || status === "DISABLED";

/** One line for one action, as it ends. */
export const lineOf = (result: ActionResult): string =>
  [coloured(result.status), result.type, nameOf(result), dim(detailOf(result))].filter(Boolean).join(" ");

function detailOf(result: ActionResult): string {
  if (result.error !== null && result.status !== "SUCCESSFUL") return firstLine(result.error);
  const rows = result.rows === null ? "" : `${rowsOf(result)} rows, `;
  return result.startedAt === null ? "" : `${rows}${spell(result.durationMs)}`;
}

const firstLine = (text: string): string => text.split("\n")[0] ?? "";

/** The run as an aligned table, what went wrong in full, and the counts. */
export function summary({ actions, status, durationMs }: RunResult): string {
  const shown = actions.length > longest ? actions.filter((action) => !plain(action)) : actions;
  const rows = shown.map((one) => [
    coloured(one.status),
    one.type,
    nameOf(one),
    rowsOf(one),
    spell(one.durationMs),
    one.effect ?? "",
  ]);
  const table =
    rows.length > 0 ? aligned(["status", "type", "name", "rows", "time", "what"], rows, ["rows", "time"]) : "";
  const problems = actions.filter(
    ({ error, status }) => error !== null && (status === "FAILED" || status === "WARNED"),
  );
  const counts = `${coloured(status)}: ${countsOf(actions)} in ${spell(durationMs)}`;
  return [table, problems.map(problemOf).join("\n"), counts].filter(Boolean).join("\n\n");
}

function problemOf(result: ActionResult): string {
  const paint = result.status === "WARNED" ? yellow : red;
  const file = result.error?.startsWith(result.fileName) ? "" : ` ${dim(`(${result.fileName})`)}`;
  return `${paint(nameOf(result))}${file}: ${result.error}`;
}

function countsOf(actions: readonly ActionResult[]): string {
  const counts = Map.groupBy(actions, ({ status }) => status);
  const parts = [...counts].map(([status, all]) => `${all.length} ${status.toLowerCase()}`);
  return `${actions.length} ${actions.length === 1 ? "action" : "actions"}${parts.length > 0 ? `, ${parts.join(", ")}` : ""}`;
}
