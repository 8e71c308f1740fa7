/** The tables that a statement names, asked of the driver before the statement is analysed. */
import type { Expression, Path, Query, Statement } from "../ast/index.ts";
import type { Catalog, Table } from "../catalog.ts";
import { splitPath } from "../parser/index.ts";
import { tablesOf } from "../tables.ts";
import type { TableName } from "../tree/index.ts";
import { GoogleSqlError } from "../error.ts";
import { runtimeError } from "./errors.ts";
import type { Machine, Run } from "./machine.ts";

export async function catalogFor(statement: Statement, { machine }: Run): Promise<Catalog> {
  await describeTables(statement, machine);
  return catalogOf(statement, machine);
}

/** Asks the driver for what is not known yet. */
export async function describeTables(statement: Statement, machine: Machine): Promise<void> {
  const written = [statement, ...bodies(machine)].flatMap(tablesOf);
  refuseWildcards(written);
  const paths = written.map(splitPath);
  try {
    await Promise.all(paths.map((path) => describe(path, machine)));
  } catch (error) {
    throw runtimeError(error, statement);
  }
}

function refuseWildcards(paths: readonly Path[]): void {
  const found = paths.find((path) => path.at(-1)?.name.endsWith("*"));
  if (found)
    throw new GoogleSqlError("unsupported", `Wildcard table ${splitPath(found).join(".")} is not supported`, {
      span: found[0],
    });
}

/** Of what is known. */
export const catalogOf = (statement: Statement, machine: Machine): Catalog => ({
  table: (path) => known(path, machine),
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
  const found = await machine.driver.describe(name);
  machine.described.set(key, found && { name, ...found });
}
