/** A script's statements in the engine's SQL, without running them. */
import type { Query, Statement } from "../ast/index.ts";
import { typeOf } from "../analyser/type-of.ts";
import type { Translation } from "../cache.ts";
import type { Catalog } from "../catalog.ts";
import { parse, splitPath } from "../parser/index.ts";
import { structOf, type Column, type Type } from "../types.ts";
import { catalogOf, describeTables, keyOf, nameOf } from "./catalog.ts";
import { withInformation } from "./information.ts";
import type { Machine, Run } from "./machine.ts";
import { dropsRoutine, register } from "./routines.ts";
import { selecting } from "./selecting.ts";
import { translate } from "./statement.ts";
import { declareVariable } from "./variables.ts";
import { nth } from "../lists.ts";

/** What the tables are that a statement names. */
type CatalogOf = (statement: Statement, machine: Machine) => Catalog;

export async function explainScript(statements: readonly Statement[], run: Run): Promise<readonly string[]> {
  const found: Statement[] = [];
  for (const statement of statements.flatMap(flat)) {
    found.push(await withInformation(statement, run));
    await describeTables(statement, run.machine);
  }
  return translateAll(found, run, catalogOf).statements;
}

/** All statements in a row; what one makes, the next can read. The columns are those of the last query. */
export function translateAll(statements: readonly Statement[], run: Run, catalog: CatalogOf): Translation {
  const sql: string[] = [];
  let columns: readonly Column[] | undefined;
  for (const statement of statements.flatMap(flat)) {
    const translation = one(statement, run, catalog);
    if (!translation) continue;
    sql.push(...translation.statements);
    if (statement.kind === "queryStatement") columns = translation.columns;
  }
  return columns ? { statements: sql, columns } : { statements: sql };
}

/** Of branches and loops, what is inside. */
function flat(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case "ifStatement":
      return [...statement.branches.flatMap(({ body }) => body), ...statement.otherwise].flatMap(flat);
    case "caseStatement":
      return [...statement.whens.flatMap(({ body }) => body), ...(statement.otherwise ?? [])].flatMap(flat);
    case "loop":
    case "while":
    case "repeat":
      return statement.body.flatMap(flat);
    case "for":
      return [statement, ...statement.body.flatMap(flat)];
    case "block":
      return [...statement.body, ...(statement.exception ?? [])].flatMap(flat);
    case "executeImmediate":
      return statement.sql.kind === "literal" && statement.sql.type === "STRING"
        ? parse(statement.sql.value).flatMap(flat)
        : [];
    default:
      return [statement];
  }
}

const NOTHING = new Set(
  "set break continue return raise assert callProcedure transaction createProcedure withoutEffect".split(" "),
);

const SILENT = new Set(["createFunction", "createTableFunction", "declare", "for"]);

function one(statement: Statement, run: Run, catalog: CatalogOf): Translation | undefined {
  const { machine } = run;
  if (NOTHING.has(statement.kind) || dropsRoutine(statement)) return undefined;
  if (statement.kind === "createFunction" || statement.kind === "createTableFunction") register(statement, run);
  if (statement.kind === "declare" || statement.kind === "for") declared(statement, run, catalog);
  if (SILENT.has(statement.kind)) return undefined;
  const translation = translate(statement, catalog(statement, machine), run);
  learn(statement, translation, machine);
  return translation;
}

type Declaring = Extract<Statement, { kind: "declare" | "for" }>;

/** Their values come when the script runs: until then they are NULL. */
function declared(statement: Declaring, run: Run, catalog: CatalogOf): void {
  const type = declaredType(statement, run, catalog);
  const names = statement.kind === "for" ? [statement.variable] : statement.names;
  for (const { name } of names)
    declareVariable(run.frame, { name, type, value: { kind: "literal", value: null, type } });
}

function declaredType(statement: Declaring, run: Run, catalog: CatalogOf): Type {
  if (statement.kind === "declare" && statement.type) return typeOf(statement.type);
  const asked =
    statement.kind === "for"
      ? queryStatement(statement.query)
      : selecting(statement.default ? [statement.default] : []);
  const { columns = [] } = translate(asked, catalog(asked, run.machine), run);
  return statement.kind === "for" ? structOf(columns) : nth(columns, 0).type;
}

const queryStatement = (query: Query): Statement => ({
  kind: "queryStatement",
  query,
  start: query.start,
  end: query.end,
});

function learn(statement: Statement, { columns = [] }: Translation, machine: Machine): void {
  if (statement.kind === "drop") machine.described.set(keyOf(nameOf(splitPath(statement.path), machine)), undefined);
  if (statement.kind !== "createTable" && statement.kind !== "createView") return;
  const type = statement.kind === "createTable" ? "table" : "view";
  const path = splitPath(statement.path);
  const table = { name: nameOf(path, machine, statement.temporary), type, columns } as const;
  if (statement.temporary) machine.temporary.set(path.at(-1)?.toLowerCase() ?? "", table);
  else machine.described.set(keyOf(table.name), table);
}
