/** The tables that a statement names, asked of the driver before the statement is analysed. */
import type { Expression, Query, Statement } from "../ast/index.ts";
import type { Catalog, Table, WildcardTable } from "../catalog.ts";
import type { Driver } from "../dialect.ts";
import { look } from "../look.ts";
import { splitPath } from "../parser/index.ts";
import { tablesOf } from "../tables.ts";
import type { TableName } from "../tree/index.ts";
import { GoogleSqlError } from "../error.ts";
import { runtimeError } from "./errors.ts";
import type { Machine, Run } from "./machine.ts";
import { isSamePath, onlyMade } from "./only-made.ts";

export async function catalogFor(statement: Statement, { machine }: Run): Promise<Catalog> {
  const standing = replaced(statement, machine);
  await describeTables(statement, machine, standing?.path);
  const catalog = catalogOf(statement, machine);
  if (!standing) return catalog;
  return { ...catalog, table: (path) => (isSamePath(path, standing.path) ? standing.table : catalog.table(path)) };
}

/** Of a table that is only replaced it is enough to know what it is. */
function replaced(statement: Statement, machine: Machine) {
  const path = onlyMade(statement);
  const name = path && nameOf(path, machine);
  const known = name && machine.options.knowledge?.find(name);
  if (!path || !known) return undefined;
  return { path, table: known === "nothing" ? undefined : { name, type: known.type, columns: [] } };
}

/** Asks the driver for what is not known yet. */
export async function describeTables(
  statement: Statement,
  machine: Machine,
  except?: readonly string[],
): Promise<void> {
  const named = [statement, ...bodies(machine)].flatMap(tablesOf);
  const written = except ? named.filter((path) => !isSamePath(splitPath(path), except)) : named;
  const [wildcards, paths] = parted(written.map(splitPath), isWildcard);
  try {
    await Promise.all(paths.map((path) => describe(path, machine)));
    if (wildcards.length > 0) await describeWildcards(wildcards, machine);
  } catch (error) {
    throw runtimeError(error, statement);
  }
}

const isWildcard = (path: readonly string[]): boolean => path.at(-1)?.endsWith("*") ?? false;

const parted = <T>(items: readonly T[], test: (item: T) => boolean) =>
  [items.filter(test), items.filter((item) => !test(item))] as const;

async function describeWildcards(paths: readonly (readonly string[])[], machine: Machine): Promise<void> {
  const wanted = paths.map((path) => nameOf(path, machine)).filter((name) => !machine.wildcards.has(keyOf(name)));
  if (wanted.length === 0) return;
  const tables = await tablesOfAll(machine.driver);
  for (const name of wanted) machine.wildcards.set(keyOf(name), matching(name, tables));
}

/** All tables, by their names in the engine. */
async function tablesOfAll(driver: Driver): Promise<readonly Table[]> {
  if (!driver.relations)
    throw new GoogleSqlError("unsupported", "Wildcard tables are not supported on this connection");
  const found = await driver.relations();
  return found.flatMap(({ target: { schema, name }, type, columns }) => {
    const names = driver.dialect.traits.schemas ? [[schema, name]] : [[`${schema}__${name}`], [name]];
    return names.map((name) => ({ name, type, columns }));
  });
}

function matching(pattern: TableName, tables: readonly Table[]): readonly WildcardTable[] {
  const begins = keyOf(pattern).slice(0, -1);
  return tables
    .filter(({ name }) => keyOf(name).startsWith(begins))
    .map((table) => ({ suffix: keyOf(table.name).slice(begins.length), table }))
    .toSorted((a, b) => (a.suffix < b.suffix ? -1 : 1));
}

/** Of what is known. */
export const catalogOf = (statement: Statement, machine: Machine): Catalog => ({
  table: (path) => known(path, machine),
  wildcard: (path) => machine.wildcards.get(keyOf(nameOf(path, machine))) ?? [],
  nameOf: (path) => nameOf(path, machine, isTemporary(statement)),
});

/** Functions are put in place of their calls, so what they read is read by the statement. */
const bodies = ({ functions, tableFunctions }: Machine): readonly (Expression | Query)[] => [
  ...[...functions.values()].map(({ body }) => body),
  ...[...tableFunctions.values()].map(({ query }) => query),
];

const isTemporary = (statement: Statement): boolean => statement.kind === "createTable" && statement.temporary;

export function nameOf(path: readonly string[], machine: Machine, temporary = false): TableName {
  const own = temporaryName(path);
  if (own !== undefined && (temporary || machine.temporary.has(own.toLowerCase()))) return [own];
  const { options, system } = machine;
  const dataset = system.dataset;
  const full = path.length === 1 && dataset !== undefined ? [dataset, ...path] : path;
  if (options.nameOf) return options.nameOf(full);
  return full.length === 1 && options.defaultSchema !== undefined ? [options.defaultSchema, ...full] : full.slice(-2);
}

/** `t` or `_SESSION.t`. */
function temporaryName(path: readonly string[]): string | undefined {
  const [first, second] = path;
  if (path.length === 1) return first;
  return path.length === 2 && first?.toUpperCase() === "_SESSION" ? second : undefined;
}

function known(path: readonly string[], machine: Machine): Table | undefined {
  const own = temporaryName(path);
  const temporary = own === undefined ? undefined : machine.temporary.get(own.toLowerCase());
  return temporary ?? machine.described.get(keyOf(nameOf(path, machine)));
}

export const keyOf = (name: TableName): string => name.join("\0");

async function describe(path: readonly string[], machine: Machine): Promise<void> {
  const name = nameOf(path, machine);
  const key = keyOf(name);
  if (machine.described.has(key)) return;
  const found = await look(name, machine.driver, machine.options.knowledge);
  machine.described.set(key, found && { name, ...found });
}
