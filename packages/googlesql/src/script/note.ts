/** What a statement does to the tables there are, as far as it can be told without asking the engine. */
import type { Path, Statement } from "../ast/index.ts";
import type { Standing } from "../knowledge.ts";
import { splitPath } from "../parser/index.ts";
import type { Column, ScalarName } from "../types.ts";
import { nameOf } from "./catalog.ts";
import type { Machine } from "./machine.ts";

/** Types that every engine gives back as they were declared: a table's columns are those of its translation. */
const PLAIN: ReadonlySet<string> = new Set<ScalarName>([
  "INT64",
  "FLOAT64",
  "BOOL",
  "STRING",
  "BYTES",
  "DATE",
  "DATETIME",
  "TIMESTAMP",
  "TIME",
  "NUMERIC",
  "JSON",
]);

/** A view's columns are what the engine makes of its query. */
function madeBy(statement: Statement, columns: readonly Column[]): Standing | undefined {
  if (statement.kind === "drop") return "nothing";
  if (statement.kind === "createView") return statement.ifNotExists ? undefined : { type: "view" };
  if (statement.kind !== "createTable" || statement.ifNotExists) return undefined;
  const told = statement.query && columns.every(({ type, parameters }) => PLAIN.has(type.kind) && !parameters);
  return { type: "table", ...(told && { columns: columns.map(({ name, type }) => ({ name, type })) }) };
}

/** Notes what a statement that ran did to the tables there are. Called before its temporary table is known, or is no longer. */
export function note(statement: Statement, columns: readonly Column[], machine: Machine): void {
  const { knowledge } = machine.options;
  if (!knowledge || !changesTables(statement)) return;
  if (!changesOne(statement)) return knowledge.forget();
  const name = nameOf(splitPath(statement.path), machine, "temporary" in statement && statement.temporary);
  if (name.length > 1) knowledge.made(name, madeBy(statement, columns));
}

const changesTables = (statement: Statement): boolean =>
  statement.kind !== "createSchema" &&
  statement.kind !== "truncate" &&
  (!isAlter(statement) || statement.actions.some(({ kind }) => kind !== "setOptions"));

type Alter = Extract<Statement, { kind: "alterTable" | "alterView" | "alterSchema" }>;
const isAlter = (statement: Statement): statement is Alter => statement.kind.startsWith("alter");

/** Whether what it does is done to the table that it names, and to no other. */
function changesOne(statement: Statement): statement is Extract<Statement, { readonly path: Path }> {
  if (statement.kind === "drop") return ["TABLE", "VIEW"].includes(statement.what) && !statement.cascade;
  if (statement.kind === "alterTable") return statement.actions.every(({ kind }) => kind !== "renameTo");
  return statement.kind === "createTable" || statement.kind === "createView";
}
