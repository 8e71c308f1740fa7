/** CREATE TABLE, VIEW, SCHEMA. */
import type { ColumnDefinition, Create, Expression, Options, Path, Query } from "../ast/index.ts";
import { columnList } from "./columns.ts";
import { accept, at, endOf, expect, expression, given, type Parser, peek, separated, unsupported } from "./cursor.ts";
import { type Head, named } from "./create-head.ts";
import { optionsClause } from "./options.ts";
import { tablePath } from "./paths.ts";

export function createTable(p: Parser, head: Head): Create {
  const isSnapshot = accept(p, "SNAPSHOT");
  expect(p, "TABLE");
  const name = named(p);
  const source = isSnapshot ? cloned(p) : copied(p);
  const columns = at(p, "(") ? columnList(p) : { columns: [] };
  const clauses = tableClauses(p);
  const query = queryAfterAs(p);
  return {
    kind: "createTable",
    ...head,
    ...name,
    ...source,
    ...columns,
    ...clauses,
    ...given({ query }),
    end: endOf(p),
  };
}

function copied(p: Parser): { readonly like?: Path; readonly copy?: Path } {
  if (accept(p, "LIKE")) return { like: tablePath(p) };
  return accept(p, "COPY") || accept(p, "CLONE") ? { copy: tablePath(p) } : {};
}

/** A snapshot is a copy that nobody writes to. */
function cloned(p: Parser): { readonly copy: Path } {
  expect(p, "CLONE");
  return { copy: tablePath(p) };
}

interface TableClauses {
  readonly partitionBy?: Expression;
  readonly clusterBy: readonly Expression[];
  readonly options: Options;
}

function tableClauses(p: Parser): TableClauses {
  defaultCollation(p);
  const partitionBy = accept(p, "PARTITION", "BY") ? expression(p) : undefined;
  const clusterBy = accept(p, "CLUSTER", "BY") ? separated(p, expression) : [];
  if (at(p, "WITH") && at(p, "CONNECTION", 1)) throw unsupported("WITH CONNECTION", peek(p));
  return { ...given({ partitionBy }), clusterBy, options: optionsClause(p) };
}

/** An empty collation is none. */
function defaultCollation(p: Parser): void {
  if (!at(p, "DEFAULT") || !at(p, "COLLATE", 1)) return;
  if (peek(p, 2).kind === "string" && peek(p, 2).text === "") p.index += 3;
  else throw unsupported("DEFAULT COLLATE", peek(p));
}

const queryAfterAs = (p: Parser): Query | undefined => (accept(p, "AS") ? p.grammar.query(p) : undefined);

export function createView(p: Parser, head: Head): Create {
  const materialized = accept(p, "MATERIALIZED");
  expect(p, "VIEW");
  const name = named(p);
  const columns = at(p, "(") ? viewColumns(p) : [];
  const { options } = tableClauses(p);
  expect(p, "AS");
  if (at(p, "REPLICA")) throw unsupported("A replica of a materialized view", peek(p));
  const query = p.grammar.query(p);
  return { kind: "createView", ...head, ...name, materialized, columns, options, query, end: endOf(p) };
}

const viewColumns = (p: Parser): readonly ColumnDefinition[] => columnList(p).columns;

export function createSchema(p: Parser, head: Head): Create {
  expect(p, "SCHEMA");
  const name = named(p);
  defaultCollation(p);
  return { kind: "createSchema", ...head, ...name, options: optionsClause(p), end: endOf(p) };
}
