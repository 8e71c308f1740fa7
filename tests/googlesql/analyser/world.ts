/** A small world of tables, and what the analyser makes of a text in it. */
import { type AnalyseOptions, analyse } from "../../../packages/googlesql/src/analyser/index.ts";
import type { Catalog, Table } from "../../../packages/googlesql/src/catalog.ts";
import { GoogleSqlError } from "../../../packages/googlesql/src/error.ts";
import { parse } from "../../../packages/googlesql/src/parser/index.ts";
import type { Query, Select, Statement } from "../../../packages/googlesql/src/tree/index.ts";
import {
  arrayOf,
  type Column,
  DATE,
  DATETIME,
  FLOAT64,
  INT64,
  JSON_TYPE,
  NUMERIC,
  STRING,
  structOf,
  TIMESTAMP,
  type Type,
  typeName,
} from "../../../packages/googlesql/src/types.ts";
import { validate } from "../validator/index.ts";

const columns = (types: Readonly<Record<string, Type>>): readonly Column[] =>
  Object.entries(types).map(([name, type]) => ({ name, type }));

const table = (name: string, types: Readonly<Record<string, Type>>, type: Table["type"] = "table"): Table => ({
  name: ["marts", name],
  type,
  columns: columns(types),
});

const author = structOf([
  { name: "name", type: STRING },
  { name: "address", type: structOf([{ name: "city", type: STRING }]) },
]);

const item = structOf([
  { name: "sku", type: STRING },
  { name: "quantity", type: INT64 },
  { name: "price", type: NUMERIC },
]);

const tables: readonly Table[] = [
  table("posts", {
    post_id: INT64,
    title: STRING,
    created_at: TIMESTAMP,
    author,
    tags: arrayOf(STRING),
    meta: JSON_TYPE,
    score: FLOAT64,
  }),
  table("votes", { vote_id: INT64, post_id: INT64, voted_on: DATE, weight: NUMERIC }),
  table("orders", { order_id: INT64, items: arrayOf(item), placed_at: DATETIME }),
  table("recent_posts", { post_id: INT64 }, "view"),
];

export const catalog: Catalog = {
  table: (path) => tables.find((known) => known.name.at(-1) === path.at(-1)?.toLowerCase()),
  nameOf: (path) => (path.length > 1 ? path : ["marts", ...path]),
  names: () => tables.map((known) => known.name.join(".")),
};

/** The last statement of the text; its tree is a valid one. */
export function analysed(sql: string, options: AnalyseOptions = {}): Statement {
  const statement = analyse(parse(sql).at(-1)!, catalog, options);
  const problems = validate(statement);
  if (problems.length > 0) throw new Error(`${sql}: ${problems.join("; ")}`);
  return statement;
}

export function query(sql: string, options: AnalyseOptions = {}): Query {
  const statement = analysed(sql, options);
  if (statement.kind !== "query") throw new Error(`expected a query, got ${statement.kind}`);
  return statement.query;
}

export function select(sql: string, options: AnalyseOptions = {}): Select {
  const { body } = query(sql, options);
  if (body.kind !== "select") throw new Error(`expected a select, got ${body.kind}`);
  return body;
}

/** `post_id INT64, title STRING`. */
export const columnsOf = (sql: string, options: AnalyseOptions = {}): string =>
  query(sql, options)
    .columns.map((column) => `${column.name} ${typeName(column.type)}`)
    .join(", ");

/** The type of one expression over no table. */
export const typeOf = (expression: string, options: AnalyseOptions = {}): string =>
  typeName(query(`select ${expression} as x`, options).columns[0]!.type);

/** Why it is refused, and the words that the position points at. */
export function refusal(sql: string, options: AnalyseOptions = {}): { reason: string; message: string; at: string } {
  try {
    analysed(sql, options);
  } catch (error) {
    if (!(error instanceof GoogleSqlError)) throw error;
    const { span } = error;
    return { reason: error.reason, message: error.message, at: span ? sql.slice(span.start, span.end) : "" };
  }
  throw new Error(`expected a refusal of: ${sql}`);
}
