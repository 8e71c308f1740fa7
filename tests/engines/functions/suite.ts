/** All cases by topic, and how one of them is held against an engine. */
import { GoogleSqlError, typeName } from "@sluice/googlesql";
import type { Database } from "../../conformance/databases.ts";
import { aggregates, approximate, statistical } from "./cases/aggregates.ts";
import { type Case, isFailure } from "./cases/case.ts";
import { dates, datetimes, times, timestamps } from "./cases/dates.ts";
import { castEdges } from "./cases/edges/casts.ts";
import { extremeEdges } from "./cases/edges/extremes.ts";
import { formatEdges } from "./cases/edges/format.ts";
import { jsonEdges } from "./cases/edges/json.ts";
import { likeEdges } from "./cases/edges/likes.ts";
import { literalEdges } from "./cases/edges/literals.ts";
import { numberEdges } from "./cases/edges/numbers.ts";
import { rangeEdges } from "./cases/edges/ranges.ts";
import { regexpEdges } from "./cases/edges/regexps.ts";
import { stringEdges } from "./cases/edges/strings.ts";
import { timeEdges } from "./cases/edges/times.ts";
import { zoneEdges } from "./cases/edges/zones.ts";
import { intervals, ranges } from "./cases/intervals.ts";
import { arrays, json } from "./cases/json.ts";
import { bytes, conversion, net, numbers } from "./cases/numbers.ts";
import { conditional, debugging, operators, safe } from "./cases/operators.ts";
import { queries } from "./cases/queries.ts";
import { regexps, strings } from "./cases/strings.ts";
import { subqueries } from "./cases/subqueries.ts";
import { utility, windows } from "./cases/windows.ts";

export const topics: Readonly<Record<string, readonly Case[]>> = {
  operators,
  conditional,
  debugging,
  safe,
  strings,
  regexps,
  dates,
  datetimes,
  times,
  timestamps,
  intervals,
  ranges,
  numbers,
  conversion,
  bytes,
  net,
  json,
  arrays,
  aggregates,
  approximate,
  statistical,
  windows,
  queries,
  subqueries,
  utility,
  "edges: casts": castEdges,
  "edges: extremes": extremeEdges,
  "edges: format": formatEdges,
  "edges: json": jsonEdges,
  "edges: likes": likeEdges,
  "edges: literals": literalEdges,
  "edges: numbers": numberEdges,
  "edges: ranges": rangeEdges,
  "edges: regexps": regexpEdges,
  "edges: strings": stringEdges,
  "edges: times": timeEdges,
  "edges: zones": zoneEdges,
};

export type Outcome =
  | { readonly kind: "passed" }
  /** The engine says that it does not support it, and names what. */
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "wrong"; readonly message: string };

export async function outcomeOf([sql, expected, type]: Case, database: Database): Promise<Outcome> {
  const isQuery = /^(select|with|from)\s/.test(sql);
  try {
    const { columns, rows } = await database.run(isQuery ? sql : `SELECT ${sql} AS v`);
    const values = rows.map((row) => Object.values(row));
    const got = isQuery ? values : values[0]?.[0];
    if (isFailure(expected)) return wrong(`expected an error like ${expected.fails}`, got);
    if (shown(got) !== shown(expected)) return wrong(`expected ${shown(expected)}`, got);
    return typed(type, columns[0] && typeName(columns[0].type));
  } catch (error) {
    return failure(error, expected);
  }
}

const typed = (expected: string | undefined, got: string | undefined): Outcome =>
  expected === undefined || expected === got ? passed : wrong(`expected the type ${expected}`, got);

const passed: Outcome = { kind: "passed" };
const wrong = (message: string, got: unknown): Outcome => ({ kind: "wrong", message: `${message}, got ${shown(got)}` });

function failure(error: unknown, expected: unknown): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof GoogleSqlError && error.reason === "unsupported") return { kind: "refused", message };
  if (isFailure(expected))
    return expected.fails.test(message) ? passed : wrong(`expected an error like ${expected.fails}`, message);
  return wrong(`expected ${shown(expected)}`, `the error ${message}`);
}

const moment = /^(\d{4}-\d\d-\d\dT)?\d\d:\d\d:\d\d\.\d+Z?$/;

/** Members in one order; trailing zeros of a second's fraction are a matter of taste. */
function shown(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === "string" && moment.test(item)) return item.replace(/0+(Z?)$/, "$1");
    if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
