/** INFORMATION_SCHEMA: the views of it that models read, as rows written out in place of the table. */
import type { FromItem, Identifier, Path, Span, Statement } from "../ast/index.ts";
import { map } from "../ast/walk.ts";
import type { Relation } from "../dialect.ts";
import { last } from "../lists.ts";
import { GoogleSqlError } from "../error.ts";
import { parseQuery, splitPath } from "../parser/index.ts";
import { tablesOf } from "../tables.ts";
import { typeName } from "../types.ts";
import type { Run } from "./machine.ts";
import { isOwn } from "./stored.ts";

type Rows = (relations: readonly Relation[], catalog: string) => readonly (readonly (string | number | null)[])[];

interface View {
  readonly columns: readonly string[];
  readonly rows: Rows;
}

const VIEWS: Readonly<Record<string, View>> = {
  TABLES: {
    columns: ["table_catalog", "table_schema", "table_name", "table_type", "is_insertable_into", "is_typed", "ddl"],
    rows: (relations, catalog) =>
      relations.map(({ target: { schema, name }, type }) => [
        catalog,
        schema,
        name,
        type === "view" ? "VIEW" : "BASE TABLE",
        type === "view" ? "NO" : "YES",
        "NO",
        null,
      ]),
  },
  COLUMNS: {
    columns: [
      "table_catalog",
      "table_schema",
      "table_name",
      "column_name",
      "ordinal_position INT64",
      "is_nullable",
      "data_type",
      "is_generated",
      "is_hidden",
      "is_system_defined",
      "is_partitioning_column",
      "clustering_ordinal_position INT64",
      "collation_name",
      "column_default",
    ],
    rows: (relations, catalog) => relations.flatMap((relation) => columnRows(relation, catalog)),
  },
  SCHEMATA: {
    columns: ["catalog_name", "schema_name", "schema_owner", "location", "ddl"],
    rows: (relations, catalog) =>
      [...new Set(relations.map(({ target }) => target.schema))].map((schema) => [
        catalog,
        schema,
        null,
        "local",
        null,
      ]),
  },
};

const columnRows = ({ target: { schema, name }, columns }: Relation, catalog: string) =>
  columns.map((column, i) => [
    catalog,
    schema,
    name,
    column.name,
    i + 1,
    "YES",
    typeName(column.type),
    "NEVER",
    "NO",
    "NO",
    "NO",
    null,
    "NULL",
    "NULL",
  ]);

/** The statement with each view of INFORMATION_SCHEMA as a subquery. */
export async function withInformation(statement: Statement, run: Run): Promise<Statement> {
  if (!tablesOf(statement).some(isInformation)) return statement;
  const { driver } = run.machine;
  if (!driver.relations)
    throw new GoogleSqlError("unsupported", "INFORMATION_SCHEMA is not supported on this connection");
  const relations = (await driver.relations()).filter(({ target }) => !isOwn(target.schema, target.name));
  return map(statement, (node) =>
    node.kind === "table" && isInformation(node.path) ? viewOf(node, relations, run) : undefined,
  );
}

const isInformation = (path: Path): boolean =>
  splitPath(path).some((part) => part.toUpperCase() === "INFORMATION_SCHEMA");

/** In FROM, or as an argument `TABLE …`. */
interface Written extends Partial<Span> {
  readonly path: Path;
  readonly alias?: Identifier;
}

function viewOf(item: Written, relations: readonly Relation[], run: Run): FromItem {
  const { start = item.path[0].start, end = last(item.path).end } = item;
  const parts = splitPath(item.path);
  const at = parts.findIndex((part) => part.toUpperCase() === "INFORMATION_SCHEMA");
  const name = parts
    .slice(at + 1)
    .join(".")
    .toUpperCase();
  const view = VIEWS[name];
  if (!view)
    throw new GoogleSqlError("unsupported", `INFORMATION_SCHEMA.${name} is not supported`, { span: { start, end } });
  const rows = view.rows(within(relations, parts[at - 1], name), run.machine.system.dataset ?? "");
  const query = parseQuery(queryText(view, rows));
  const alias: Identifier = item.alias ?? { name, quoted: true, start, end };
  return { kind: "subquery", query, alias, start, end };
}

/** `ds.INFORMATION_SCHEMA.TABLES` is of one dataset, `` `region-eu`.… `` and SCHEMATA of all. */
function within(relations: readonly Relation[], dataset: string | undefined, view: string): readonly Relation[] {
  if (dataset === undefined || dataset.startsWith("region-") || view === "SCHEMATA") return relations;
  return relations.filter(({ target }) => target.schema === dataset);
}

function queryText({ columns }: View, rows: ReturnType<Rows>): string {
  const fields = columns.map((column) => (column.includes(" ") ? column : `${column} STRING`)).join(", ");
  const values = rows.map((row) => `(${row.map(literal).join(", ")})`).join(", ");
  return `select * from unnest(array<struct<${fields}>>[${values}])`;
}

const literal = (value: string | number | null): string =>
  typeof value === "string" ? JSON.stringify(value) : String(value);
