/**
 * A compiled project, read and typed without running anything: what columns each model gives, the resolved trees of its statements,
 * and what is wrong, all of it at once.
 */
import { type Action, actionsOf, type CompiledGraph, inOrder, targetName, testsOf, type Texts } from "@sluice/graph";
import { type Column, type Dialect, GoogleSqlError, type Span } from "@sluice/googlesql";
import type { Statement } from "@sluice/googlesql/tree";
import type { Target } from "@sluice/engines";
import { placeOf, type Source } from "../locate/index.ts";
import { namingOf, type Naming } from "../session.ts";
import { type KnownTables, keyOf, knownTables, partsOf } from "./known-tables.ts";
import { resolveScript, tablesIn } from "./resolve.ts";
import { type ActionScript, scriptsOf } from "./scripts.ts";

export interface AnalysisProblem {
  /** error: it would fail. unchecked: what it reads is not known, so nothing can be said of it. */
  readonly severity: "error" | "unchecked";
  /** The action or unit test, by its full name. */
  readonly name: string;
  /** Relative to the project; line and column count from 1. */
  readonly fileName: string;
  readonly line?: number;
  readonly column?: number;
  /** Where what is wrong ends, itself not part of it; where that is certain. */
  readonly end?: { readonly line: number; readonly column: number };
  readonly message: string;
  /** The engine that refuses it, where others would not. */
  readonly engine?: string;
}

export interface AnalysedAction {
  readonly action: Action;
  /** Of the table or view that it makes; absent where they can't be told. */
  readonly columns?: readonly Column[];
  readonly trees: readonly Statement[];
}

export interface Analysis {
  /** By full name, in an order in which each comes after what it reads. */
  readonly actions: ReadonlyMap<string, AnalysedAction>;
  readonly problems: readonly AnalysisProblem[];
  /** The full name of the action or source that a tree's table is; its own name where it is neither. */
  readonly nameOf: (table: readonly string[]) => string;
}

export interface AnalysisOptions {
  readonly projectDir: string;
  /** Texts that are not saved yet, by path relative to the project: places are in these. */
  readonly texts?: Texts;
  /** Functions and forms that one of these refuses are problems too. */
  readonly dialects?: readonly Dialect[];
  /** The columns of a declared source, or of a table that no action makes; undefined where they are not known. */
  readonly columnsOf?: (place: Target) => readonly Column[] | undefined;
}

/** Reads every action and unit test. Never throws for what is wrong with one of them. */
export function analyseProject(graph: CompiledGraph, options: AnalysisOptions): Analysis {
  const reading = newReading(graph, options);
  const all = inOrder(actionsOf(graph));
  for (const action of all) readAction(action, reading);
  for (const test of testsOf(graph)) {
    const place = { name: test.name, fileName: test.fileName ?? "" };
    for (const sql of [test.testQuery, test.expectedOutputQuery])
      if (sql) readScript({ sql, defines: false }, place, reading);
  }
  const names = new Map(all.map(({ target, name }) => [keyOf(partsOf(reading.naming.place(target))), name]));
  const nameOf = (table: readonly string[]) => names.get(keyOf(table)) ?? table.join(".");
  return { actions: reading.actions, problems: reading.problems, nameOf };
}

interface Reading {
  readonly options: AnalysisOptions;
  readonly naming: Naming;
  readonly tables: KnownTables;
  /** Why the columns of a table are not known, by its key. */
  readonly unknown: Map<string, string>;
  readonly actions: Map<string, AnalysedAction>;
  readonly problems: AnalysisProblem[];
}

function newReading(graph: CompiledGraph, options: AnalysisOptions): Reading {
  const naming = namingOf(graph);
  return { options, naming, tables: knownTables(naming), unknown: new Map(), actions: new Map(), problems: [] };
}

function readAction(action: Action, reading: Reading): void {
  const place = reading.naming.place(action.target);
  const { name, fileName } = action;
  const trees: Statement[] = [];
  let columns: readonly Column[] | undefined =
    action.type === "declaration" ? sourceColumns(place, reading) : undefined;
  for (const script of scriptsOf(action)) {
    const read = readScript(script, { name, fileName }, reading);
    if (!read) break;
    trees.push(...read.trees);
    columns ??= script.defines ? read.columns : madeBy(read.trees, place);
    if (columns) reading.tables.set(place, columns);
  }
  if (columns) reading.tables.set(place, columns);
  else reading.unknown.set(keyOf(partsOf(place)), why(action));
  reading.actions.set(name, { action, trees, ...(columns && { columns }) });
}

const why = ({ type, name }: Action): string =>
  type === "declaration" ? `the columns of ${name} are not known` : `it reads ${name}, which could not be read itself`;

const sourceColumns = (place: Target, { options }: Reading) => options.columnsOf?.(place);

/** The columns of a table that an operation's own CREATE makes under its target's name. */
function madeBy(trees: readonly Statement[], place: Target): readonly Column[] | undefined {
  const made = trees.findLast(
    (tree) =>
      (tree.kind === "createTable" || tree.kind === "createView") && keyOf(tree.table) === keyOf(partsOf(place)),
  );
  if (made?.kind !== "createTable" && made?.kind !== "createView") return undefined;
  return made.query?.columns ?? made.columns;
}

type Where = Pick<AnalysisProblem, "name" | "fileName">;

function readScript(script: ActionScript, where: Where, reading: Reading) {
  try {
    const blocked = unknownIn(script.sql, reading);
    if (blocked !== undefined) return void reading.problems.push({ severity: "unchecked", ...where, message: blocked });
    const read = resolveScript(script.sql, reading.tables.catalog);
    for (const dialect of reading.options.dialects ?? []) refusals(read.trees, dialect, script.sql, where, reading);
    return read;
  } catch (error) {
    return void reading.problems.push(problemOf(error, script.sql, where, reading));
  }
}

/** What in a script can't be known before it runs. */
function unknownIn(sql: string, { naming, tables, unknown, options }: Reading): string | undefined {
  for (const path of tablesIn(sql)) {
    if (path.some((part) => part.toUpperCase() === "INFORMATION_SCHEMA"))
      return "INFORMATION_SCHEMA is known when it runs";
    if (path.at(-1)?.endsWith("*")) return `the tables of ${path.join(".")} are known when it runs`;
    const place = naming.placeOf(path);
    const reason = unknown.get(keyOf(partsOf(place)));
    if (reason !== undefined) return reason;
    const columns = tables.columnsOf(place) ? undefined : options.columnsOf?.(place);
    if (columns) tables.set(place, columns);
  }
  return undefined;
}

function refusals(trees: readonly Statement[], dialect: Dialect, sql: string, where: Where, reading: Reading): void {
  try {
    for (const tree of trees) dialect.render(tree);
  } catch (error) {
    reading.problems.push({ ...problemOf(error, sql, where, reading), engine: dialect.name });
  }
}

function problemOf(error: unknown, sql: string, where: Where, { options }: Reading): AnalysisProblem {
  const message = error instanceof Error ? error.message : String(error);
  const source = { ...options, fileName: where.fileName };
  const place = error instanceof GoogleSqlError && error.span ? spanIn(sql, error.span, source) : undefined;
  return { severity: "error", ...where, ...place, message };
}

function spanIn(sql: string, { start, end }: Span, source: Source): Pick<AnalysisProblem, "line" | "column" | "end"> {
  const first = placeOf(sql, start, source);
  const last = end > start ? placeOf(sql, end - 1, source) : undefined;
  if (first?.column === undefined || last?.column === undefined) return { ...first };
  const lines = sql.slice(start, end).split("\n").length;
  const isWhole = last.line - first.line === lines - 1 && (lines > 1 || last.column - first.column === end - 1 - start);
  return { ...first, ...(isWhole && { end: { line: last.line, column: last.column + 1 } }) };
}

/** The actions that read a table, directly or through others, by full name. */
export function dependentsOf(name: string, graph: CompiledGraph): readonly string[] {
  const found = new Set<string>();
  const readers = new Map<string, string[]>();
  for (const action of actionsOf(graph))
    for (const target of action.dependencies) {
      const read = targetName(target);
      readers.set(read, [...(readers.get(read) ?? []), action.name]);
    }
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const reader of readers.get(next) ?? [])
      if (!found.has(reader)) {
        found.add(reader);
        waiting.push(reader);
      }
  return [...found];
}
