import { Readable } from "node:stream";
import mysql, { type Connection } from "mysql2/promise";
import type { Column } from "@sluice/googlesql";
import { ExportError } from "../error.ts";
import type { ExportReport, Mart } from "../export.ts";
import { countSql, expectAll, type Mode } from "./count.ts";
import { createStaging, createTable, type Dialect } from "./ddl.ts";
import { label, noConnection, notPublished, tabSeparated } from "./rows.ts";

const plainDialect = {
  quote: (name) => `\`${name.replaceAll("`", "``")}\``,
  types: {
    INT64: "bigint",
    FLOAT64: "double",
    NUMERIC: "decimal(38,9)",
    BIGNUMERIC: "decimal(65,30)",
    BOOL: "boolean",
    STRING: "longtext",
    BYTES: "longblob",
    DATE: "date",
    DATETIME: "datetime(6)",
    TIME: "time(6)",
    // UTC. MySQL's own TIMESTAMP ends in 2038.
    TIMESTAMP: "datetime(6)",
    INTERVAL: "varchar(64)",
    JSON: "json",
  },
  keyText: "varchar(255)",
  inlineIndexes: true,
} satisfies Omit<Dialect, "options">;
const { quote } = plainDialect;

/** Texts are equal where their bytes are, blanks at the end too, which the oldest of these passes over. */
const collations = ["utf8mb4_0900_bin", "utf8mb4_nopad_bin", "utf8mb4_bin"];

/** As this server can: a database's own character set has no 東, and its collation takes É for e. Transactions need InnoDB. */
async function dialectOf(connection: Connection): Promise<Dialect> {
  const [rows] = await connection.query("select collation_name as name from information_schema.collations");
  const known = new Set((rows as { name: string }[]).map(({ name }) => name));
  const collation = collations.find((name) => known.has(name));
  if (collation === undefined) throw new Error("this server has no utf8mb4: expected MySQL 5.5.3 or later, or MariaDB");
  return { ...plainDialect, options: ` engine = InnoDB default character set utf8mb4 collate ${collation}` };
}

/** MySQL 8's own settings forbid LOAD DATA LOCAL; then rows go by INSERT. */
const localInfileOff = new Set([
  "ER_NOT_ALLOWED_COMMAND",
  "ER_LOAD_INFILE_CAPABILITY_DISABLED",
  "ER_CLIENT_LOCAL_FILES_DISABLED",
]);
const rowsAnInsert = 500;

export async function publish(url: string, mart: Mart, mode: Mode): Promise<ExportReport> {
  const to = label(url, mart.name);
  const connection = await connect(url, to);
  try {
    await connection.query("set time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE'");
    const dialect = await dialectOf(connection);
    for (const statement of createTable(mart, dialect)) {
      await connection.query(statement);
    }
    await stage(connection, mart, dialect);
    await merge(connection, mart, mode, dialect);
    return { to, rows: mart.rows.length };
  } catch (cause) {
    throw new ExportError("refused", notPublished(to, cause), {
      cause,
    });
  } finally {
    connection.destroy();
  }
}

async function connect(url: string, to: string): Promise<Connection> {
  try {
    return await mysql.createConnection({
      uri: url.replace(/^mariadb:/, "mysql:"),
      charset: "utf8mb4",
      connectTimeout: 10_000,
      supportBigNumbers: true,
    });
  } catch (cause) {
    throw new ExportError("connection", noConnection(to, cause), { cause });
  }
}

/** Into a temporary table of the same columns: the slow part, outside the transaction. */
async function stage(connection: Connection, mart: Mart, dialect: Dialect): Promise<void> {
  await connection.query(createStaging(mart, dialect));
  try {
    await loadData(connection, mart);
  } catch (error) {
    if (!localInfileOff.has((error as { code?: string }).code ?? "")) {
      throw error;
    }
    await insert(connection, mart);
  }
}

async function loadData(connection: Connection, mart: Mart): Promise<void> {
  const columns = mart.columns.map(({ name, type }, at) => (type.kind === "BYTES" ? `@c${at}` : quote(name)));
  const decoded = mart.columns.flatMap(({ name, type }, at) =>
    type.kind === "BYTES" ? [`${quote(name)} = from_base64(@c${at})`] : [],
  );
  await connection.query({
    sql:
      `load data local infile 'rows' into table sluice_staged character set utf8mb4 ` +
      `fields terminated by '\\t' escaped by '\\\\' lines terminated by '\\n' (${columns.join(", ")})` +
      (decoded.length > 0 ? ` set ${decoded.join(", ")}` : ""),
    infileStreamFactory: () => Readable.from(tabSeparated(mart, plain)),
  });
  await refuseWarnings(connection);
}

type Warning = { readonly Code: number; readonly Message: string };

/** LOAD DATA LOCAL never fails: a value that does not fit is bent, with a warning. */
async function refuseWarnings(connection: Connection, those: (warning: Warning) => boolean = () => true) {
  const [warnings] = await connection.query("show warnings");
  const warning = (warnings as Warning[]).find(those);
  if (warning) {
    throw new Error(warning.Message);
  }
}

/** A table that was there may have narrower columns; other warnings of a merge are advice. */
const isBent = ({ Code }: Warning): boolean => [1264, 1265, 1292, 1366, 1406].includes(Code);

/** A value of TO_JSON as MySQL reads it. */
function plain(value: unknown, { type }: Column): string | null {
  if (value === null || value === undefined) {
    return null;
  }
  if (typeof value === "boolean") {
    return value ? "1" : "0";
  }
  if (type.kind === "JSON") {
    return JSON.stringify(value);
  }
  const text = String(value);
  return type.kind === "TIMESTAMP" || type.kind === "DATETIME" ? text.replace("T", " ").replace("Z", "") : text;
}

async function insert(connection: Connection, mart: Mart): Promise<void> {
  const names = mart.columns.map(({ name }) => quote(name)).join(", ");
  const place = mart.columns.map(({ type }) => (type.kind === "BYTES" ? "from_base64(?)" : "?")).join(", ");
  for (let at = 0; at < mart.rows.length; at += rowsAnInsert) {
    const rows = mart.rows.slice(at, at + rowsAnInsert);
    const values = rows.flatMap((row) => mart.columns.map((column, index) => plain(row[index], column)));
    await connection.query(
      `insert into sluice_staged (${names}) values ${rows.map(() => `(${place})`).join(", ")}`,
      values,
    );
  }
}

async function merge(connection: Connection, mart: Mart, mode: Mode, dialect: Dialect): Promise<void> {
  const names = mart.columns.map(({ name }) => quote(name)).join(", ");
  const target = quote(mart.name);
  await connection.beginTransaction();
  if (mode === "replace") {
    await connection.query(`delete from ${target}`);
  }
  const upsert = mode === "upsert" ? ` on duplicate key update ${updates(mart)}` : "";
  await connection.query(`insert into ${target} (${names}) select ${names} from sluice_staged${upsert}`);
  await refuseWarnings(connection, isBent);
  const [rows] = await connection.query(countSql(mart, mode, dialect));
  expectAll(mart, (rows as { n: unknown }[])[0]?.n, oneOfTwo(mart));
  await connection.commit();
}

/** Where all columns are its key there is nothing to update; `ignore` would pass over more than that. */
function updates({ columns, keys, name: table }: Mart): string {
  const others = columns.filter(({ name }) => !keys.primaryKey.includes(name));
  const [key = ""] = keys.primaryKey.map(quote);
  if (others.length === 0) return `${key} = ${quote(table)}.${key}`;
  return others.map(({ name }) => `${quote(name)} = values(${quote(name)})`).join(", ");
}

const oneOfTwo = ({ name }: Mart): string =>
  `is a key of its there twice, or does the table take texts for equal that are not (É for e, a blank at the end)? ` +
  `Drop it, and it is made anew, or: alter table ${quote(name)} convert to character set utf8mb4 collate utf8mb4_bin`;
