/** The origins of the columns that a statement writes. */
import type { Expr, From, Query, Statement, TableName } from "@sluice/googlesql/tree";
import { NONE, type Origins, union } from "./origins.ts";
import { queryOrigins } from "./query.ts";

/** What one statement brings to a table; `table` is absent where it is a query alone. */
export interface Written {
  readonly table?: TableName;
  readonly columns: ReadonlyMap<string, Origins>;
  /** What decides which rows there are: it counts for every column. */
  readonly rows: Origins;
}

export function writtenBy(statement: Statement): Written | undefined {
  switch (statement.kind) {
    case "query":
      return ofQuery(statement.query);
    case "createTable":
    case "createView": {
      const { query, table, columns } = statement;
      return query && { table, ...ofQuery(query, columns.length > 0 ? columns : query.columns) };
    }
    case "insert":
      return { table: statement.table, ...ofQuery(statement.query, statement.columns) };
    case "update":
      return update(statement);
    case "merge":
      return merge(statement);
    default:
      return undefined;
  }
}

function ofQuery(query: Query, named: readonly { readonly name: string }[] = query.columns): Written {
  const { columns, rows } = queryOrigins(query);
  return { columns: new Map(named.map(({ name }, i) => [name, columns[i] ?? NONE])), rows };
}

interface Assignment {
  readonly column: string;
  readonly value: Expr;
}

function update({ table, alias, columns, set, from, where }: Extract<Statement, { kind: "update" }>): Written {
  const target: From = { kind: "table", table, alias, columns };
  const both: From = from ? { kind: "join", join: "INNER", left: target, right: from } : target;
  return assigned(table, set, both, where);
}

function merge({ table, alias, columns, source, on, whens }: Extract<Statement, { kind: "merge" }>): Written {
  const target: From = { kind: "table", table, alias, columns };
  const both: From = { kind: "join", join: "INNER", left: target, right: source, on };
  const set = whens.flatMap(({ action }): readonly Assignment[] => {
    if (action.kind === "update") return action.set;
    return action.kind === "insert" ? zipped(action.columns, action.values) : [];
  });
  return assigned(table, set, both);
}

const zipped = (columns: readonly string[], values: readonly Expr[]): readonly Assignment[] =>
  values.flatMap((value, i) => {
    const column = columns[i];
    return column === undefined ? [] : [{ column, value }];
  });

/** As the query that gives the assigned values would have it. */
function assigned(table: TableName, set: readonly Assignment[], from: From, where?: Expr): Written {
  const items = set.map(({ column, value }) => ({ name: column, expr: value }));
  const body = { kind: "select", distinct: false, items, from, ...(where && { where }) } as const;
  const columns = set.map(({ column, value }) => ({ name: column, type: value.type }));
  const query = { kind: "query", recursive: false, ctes: [], body, orderBy: [], columns, valueTable: false } as const;
  const written = queryOrigins(query);
  const byName = new Map<string, Origins>();
  for (const [i, { column }] of set.entries())
    byName.set(column, union(byName.get(column) ?? NONE, written.columns[i] ?? NONE));
  return { table, columns: byName, rows: written.rows };
}
