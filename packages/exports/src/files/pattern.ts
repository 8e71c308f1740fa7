/** Names of files with columns in them: `exports/year={year}/stats_{year}.csv`. */
import { ExportError } from "../error.ts";
import type { Mart } from "../export.ts";

export interface Pattern {
  /** What stands before the first column, as a folder: all files are below it. */
  readonly root: string;
  /** The file of a row. Throws where a value can't be part of a name. */
  fileOf(row: readonly unknown[]): string;
  /** A path that a row could have. */
  matches(path: string): boolean;
  /** Its names say whose they are: a file that matches is one that this export wrote. */
  readonly isOwn: boolean;
}

const placeholder = /\{([^{}]+)\}/;

export const hasColumns = (path: string): boolean => placeholder.test(path);

/** Throws where the mart has no such column. */
export function patternOf(path: string, mart: Mart): Pattern {
  const parts = path.split(new RegExp(placeholder, "g"));
  const columns = parts.filter((_, at) => at % 2 === 1);
  const places = new Map(columns.map((column) => [column, placeOf(column, mart, path)]));
  const matching = new RegExp(`^${parts.map((part, at) => expression(part, at, columns)).join("")}$`, "s");
  const [before = ""] = parts;
  return {
    root: before.slice(0, before.lastIndexOf("/") + 1) || ".",
    fileOf: (row) =>
      parts.map((part, at) => (at % 2 ? nameOf(row[places.get(part) ?? -1], part, mart) : part)).join(""),
    matches: (file) => matching.test(file),
    isOwn: saysWhose(path),
  };
}

function placeOf(column: string, mart: Mart, path: string): number {
  const found = mart.columns.findIndex(({ name }) => name.toLowerCase() === column.toLowerCase());
  if (found >= 0) return found;
  const has = mart.columns.map(({ name }) => name).join(", ");
  throw new ExportError("config", `${path}: ${mart.name} has no column ${column}; it has ${has}`);
}

/** The same column again is the same value again. */
function expression(part: string, at: number, columns: readonly string[]): string {
  if (at % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const first = columns.indexOf(part);
  return first === (at - 1) / 2 ? `(?<c${first}>[^/]+)` : `\\k<c${first}>`;
}

/** A value as a part of a name: none that would leave its folder. */
function nameOf(value: unknown, column: string, { name }: Mart): string {
  const text = typeof value === "object" ? "" : String(value);
  const isSafe = text !== "" && !/[/\\\p{Cc}]/u.test(text) && !/^\.+$/.test(text) && Buffer.byteLength(text) <= 200;
  if (isSafe) return text;
  const got = value === null || value === undefined ? "NULL" : JSON.stringify(value).slice(0, 80);
  throw new ExportError("refused", `${name}: ${column} is ${got}: no file can be named so; nothing was written`);
}

/** `{name}.csv` alone could be anyone's. */
function saysWhose(path: string): boolean {
  const file = path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.{}]*$/, "");
  return /\p{L}/u.test(file.replaceAll(new RegExp(placeholder, "g"), ""));
}
