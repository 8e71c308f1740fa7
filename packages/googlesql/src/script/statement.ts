/** One statement of the engine's: analysed, translated, run. */
import type { Span, Statement } from "../ast/index.ts";
import { analyse } from "../analyser/index.ts";
import type { AnalyseOptions } from "../analyser/context.ts";
import { cacheKey, type Translation, type TranslationCache } from "../cache.ts";
import type { Catalog, Table } from "../catalog.ts";
import type { Dialect } from "../dialect.ts";
import { GoogleSqlError } from "../error.ts";
import { splitPath } from "../parser/index.ts";
import { tablesOf } from "../tables.ts";
import type * as tree from "../tree/index.ts";
import type { Column } from "../types.ts";
import { catalogFor, nameOf } from "./catalog.ts";
import { runtimeError, tooDeep } from "./errors.ts";
import { changesRows, execute } from "./execute.ts";
import { guarded } from "./guard.ts";
import { withInformation } from "./information.ts";
import { forget, type Machine, type Result, type Run } from "./machine.ts";
import { note } from "./note.ts";
import { isSamePath, onlyMade } from "./only-made.ts";
import { byAnyName } from "./routine-names.ts";
import { prune } from "./prune.ts";
import { substitute } from "./substitute.ts";
import { typesInScope, valueInScope } from "./variables.ts";

export function analyseOptions(run: Run): AnalyseOptions {
  const { machine } = run;
  const parameters = new Map([...run.parameters].map(([name, { type }]) => [name, type]));
  const functions = byAnyName(machine.functions, machine);
  return {
    variables: typesInScope(run),
    parameters,
    functions,
    tableFunctions: byAnyName(machine.tableFunctions, machine),
  };
}

/** The resolved tree, with the values of variables and parameters in it. */
export function resolve(statement: Statement, catalog: Catalog, run: Run): tree.Statement {
  const resolved = analyse(statement, catalog, analyseOptions(run));
  return prune(substitute(resolved, (scope, name) => valueInScope(run, scope, name)));
}

export async function runStatement(written: Statement, run: Run): Promise<void> {
  const { machine } = run;
  const statement = await withInformation(written, run);
  const translation = await translated(statement, run);
  await makeSchema(statement, run);
  await guarded(run, async () => {
    if (statement.kind === "queryStatement") tell(await fetch(translation, run, statement), machine);
    else await execute(translation.statements, run, statement);
  });
  remember(statement, translation, run);
}

function tell(result: Result, machine: Machine): void {
  machine.result = result;
  machine.options.onResult?.(result);
}

async function translated(statement: Statement, run: Run): Promise<Translation> {
  const catalog = await catalogFor(statement, run);
  const { options, dialect } = run.machine;
  const { cache } = options;
  if (!cache || !dialect.version) return translateOrSuggest(statement, catalog, run);
  const key = keyOf(statement, catalog, run);
  const kept = await cache.get(key);
  if (kept) return kept;
  const made = await translateOrSuggest(statement, catalog, run);
  if ((await cache.set(key, made)) !== false) await keepNext(statement, catalog, run, cache);
  return made;
}

/** What is made now is replaced the next time, by another statement: it is kept too, so that the next run finds it. */
async function keepNext(statement: Statement, catalog: Catalog, run: Run, cache: TranslationCache): Promise<void> {
  const place = onlyMade(statement);
  if (place === undefined || catalog.table(place)) return;
  const type = statement.kind === "createView" ? "view" : "table";
  const standing: Table = { name: catalog.nameOf(place), type, columns: [] };
  const table = (path: readonly string[]) => (isSamePath(path, place) ? standing : catalog.table(path));
  const next = { ...catalog, table };
  await cache.set(keyOf(statement, next, run), translate(statement, next, run));
}

/** Only who made a mistake waits for the names of all tables. */
async function translateOrSuggest(statement: Statement, catalog: Catalog, run: Run): Promise<Translation> {
  try {
    return translate(statement, catalog, run);
  } catch (error) {
    const { driver } = run.machine;
    if (!(error instanceof GoogleSqlError) || !/ was not found/.test(error.message) || !driver.relations) throw error;
    const names = (await driver.relations()).map(({ target }) => `${target.schema}.${target.name}`);
    return translate(statement, { ...catalog, names: () => names }, run);
  }
}

export function translate(statement: Statement, catalog: Catalog, run: Run): Translation {
  try {
    const resolved = resolve(statement, catalog, run);
    const statements = run.machine.dialect.render(resolved);
    const columns = columnsOf(resolved);
    return columns ? { statements, columns } : { statements };
  } catch (error) {
    throw tooDeep(error, statement);
  }
}

function columnsOf(resolved: tree.Statement): readonly Column[] | undefined {
  if (resolved.kind === "query") return resolved.query.columns;
  if (resolved.kind !== "createTable" && resolved.kind !== "createView") return undefined;
  const written = resolved.columns.map(({ name, type, parameters }) => ({
    name,
    type,
    ...(parameters && { parameters }),
  }));
  return written.length > 0 ? written : (resolved.query?.columns ?? []);
}

function keyOf(statement: Statement, catalog: Catalog, run: Run): string {
  const { machine } = run;
  const paths = tablesOf(statement).map(splitPath);
  const made = onlyMade(statement);
  const shapes = paths.map((path) => {
    const table = catalog.table(path) ?? catalog.wildcard?.(path);
    return [path, catalog.nameOf(path), isSamePath(path, made) ? catalog.table(path)?.type : table];
  });
  const { functions, tableFunctions } = machine;
  const values = [...typesInScope(run).keys()].map((name) => [name, valueInScope(run, "script", name)]);
  const text = run.text.slice(statement.start, statement.end);
  const { name, version } = machine.dialect;
  return cacheKey([name, version?.(), text, shapes, functions, tableFunctions, values, run.parameters]);
}

/** All but the last statement prepare what the last one reads. */
export async function fetch({ statements, columns = [] }: Translation, run: Run, span: Span): Promise<Result> {
  const { driver, dialect } = run.machine;
  try {
    for (const sql of statements.slice(0, -1)) await driver.execute(sql);
    const rows = await driver.rows(statements.at(-1) ?? "");
    return { columns, rows: rows.map((row) => rowOf(row, columns, dialect)) };
  } catch (error) {
    throw runtimeError(error, span);
  }
}

const rowOf = (row: readonly unknown[], columns: readonly Column[], dialect: Dialect) =>
  Object.fromEntries(columns.map(({ name, type }, i) => [name, dialect.decode(row[i], type)]));

async function makeSchema(statement: Statement, { machine }: Run): Promise<void> {
  if (!machine.options.createSchemas || (statement.kind !== "createTable" && statement.kind !== "createView")) return;
  const [schema, ...rest] = nameOf(splitPath(statement.path), machine, statement.temporary);
  if (schema === undefined || rest.length === 0 || !machine.dialect.traits.schemas) return;
  for (const sql of machine.dialect.render({ kind: "createSchema", schema, ifNotExists: true }))
    await machine.driver.execute(sql);
}

/** DDL changes what tables there are. */
function remember(statement: Statement, { columns = [] }: Translation, { machine }: Run): void {
  if (changesRows(statement) || statement.kind === "queryStatement") return;
  forget(machine);
  note(statement, columns, machine);
  const name = "path" in statement ? splitPath(statement.path).at(-1) : undefined;
  if (name === undefined) return;
  if (statement.kind === "createTable" && statement.temporary)
    machine.temporary.set(name.toLowerCase(), { name: [name], type: "table", columns });
  if (statement.kind === "drop" && statement.path.length === 1) machine.temporary.delete(name.toLowerCase());
}
