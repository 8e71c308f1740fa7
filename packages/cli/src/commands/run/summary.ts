import { type ActionResult, allEmpty, type RunResult } from "@sluice/runner";
import { coloured, dim, red, yellow } from "../../words/colours.ts";
import { clipped } from "../../words/clipped.ts";
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
  if (result.error !== null && result.status !== "SUCCESSFUL") return clipped(firstLine(result.error));
  const rows = result.rows === null ? "" : `${rowsOf(result)} rows, `;
  return result.startedAt === null ? "" : `${rows}${spell(result.durationMs)}`;
}

const firstLine = (text: string): string => text.split("\n")[0] ?? "";

/** The actions as an aligned table; of many, those that did not go as they should. Empty where there is nothing to show. */
export function table({ actions }: RunResult): string {
  const shown = actions.length > longest ? actions.filter((action) => !plain(action)) : actions;
  const rows = shown.map((one) => [
    coloured(one.status),
    one.type,
    nameOf(one),
    rowsOf(one),
    spell(one.durationMs),
    one.effect ?? "",
  ]);
  return rows.length > 0 ? aligned(["status", "type", "name", "rows", "time", "what"], rows, ["rows", "time"]) : "";
}

export const isProblem = ({ error, status }: ActionResult): boolean =>
  error !== null && (status === "FAILED" || status === "WARNED");

/** What went wrong with an action, in full. */
export function problemOf(result: ActionResult): string {
  const paint = result.status === "WARNED" ? yellow : red;
  const file = result.error?.startsWith(result.fileName) ? "" : ` ${dim(`(${result.fileName})`)}`;
  return `${paint(nameOf(result))}${file}: ${result.error}`;
}

/** Tables that have no rows any more, a line each; that all that were built are empty. Empty where there is nothing to say. */
export function emptied({ actions, status }: RunResult): string {
  const lines = actions
    .filter(({ rowsBefore }) => rowsBefore !== null)
    .map((one) => `${nameOf(one)} came out empty: ${rowsIn(one.rowsBefore ?? 0)} before`);
  if (status === "WARNED" && allEmpty(actions)) lines.push("every table that was built is empty");
  return lines.map(yellow).join("\n");
}

const rowsIn = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}`;

/** How many of each status. */
export function counts({ actions, status, durationMs }: RunResult): string {
  const groups = Map.groupBy(actions, (one) => one.status);
  const parts = [...groups].map(([name, all]) => `, ${all.length} ${name.toLowerCase()}`);
  const total = `${actions.length} ${actions.length === 1 ? "action" : "actions"}`;
  return `${coloured(status)}: ${total}${parts.join("")} in ${spell(durationMs)}`;
}
