/** Functions and procedures that outlive the session: their text, in a table of the warehouse. */
import type { Driver } from "../dialect.ts";
import type { CreateRoutine, StoredRoutine } from "../knowledge.ts";
import { parse } from "../parser/index.ts";
import type { Machine } from "./machine.ts";

const SCHEMA = "_googlesql";

/** As the engine calls it. */
const nameOf = (driver: Driver): readonly string[] =>
  driver.dialect.traits.schemas ? [SCHEMA, "routines"] : [`${SCHEMA}__routines`];

export const isOwn = (schema: string, name: string): boolean => schema === SCHEMA || name.startsWith(`${SCHEMA}__`);

const sqlName = (driver: Driver): string =>
  nameOf(driver)
    .map((part) => `"${part}"`)
    .join(".");

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** All that is stored; nothing where none ever was. */
export async function storedRoutines({ driver, options: { knowledge } }: Machine): Promise<readonly StoredRoutine[]> {
  const known = knowledge?.routines();
  if (known) return known;
  const found = await lookFor(driver);
  knowledge?.toldRoutines(found);
  return found;
}

async function lookFor(driver: Driver): Promise<readonly StoredRoutine[]> {
  if (!(await driver.describe(nameOf(driver)))) return [];
  const rows = await driver.rows(`select definition from ${sqlName(driver)} order by kind, name`);
  return rows.map(([text]) => read(String(text)));
}

/** The same text is read once. */
const known = new Map<string, StoredRoutine>();

function read(text: string): StoredRoutine {
  const found = known.get(text) ?? { statement: parse(text)[0] as CreateRoutine, text };
  known.set(text, found);
  return found;
}

export async function store(
  kind: CreateRoutine["kind"],
  name: string,
  text: string,
  { driver, options }: Machine,
): Promise<void> {
  options.knowledge?.madeRoutines();
  if (driver.dialect.traits.schemas) await driver.execute(`create schema if not exists "${SCHEMA}"`);
  await driver.execute(`create table if not exists ${sqlName(driver)} (kind text, name text, definition text)`);
  await remove(kind, name, driver);
  await driver.execute(`insert into ${sqlName(driver)} values (${[kind, name, text].map(quoted).join(", ")})`);
}

export async function forget(kind: CreateRoutine["kind"], name: string, { driver, options }: Machine): Promise<void> {
  options.knowledge?.madeRoutines();
  if (await driver.describe(nameOf(driver))) await remove(kind, name, driver);
}

const remove = (kind: string, name: string, driver: Driver): Promise<void> =>
  driver.execute(`delete from ${sqlName(driver)} where kind = ${quoted(kind)} and name = ${quoted(name)}`);
