/** `f(TABLE t)`, `f((SELECT …))`: what the function's query knows by the parameter's name. */
import type * as ast from "../../ast/index.ts";
import type { NamedQuery, Env, OutputColumn, Resolved } from "../context.ts";
import { plain, within } from "../context.ts";
import { coerce } from "../coerce.ts";
import { queryOf } from "../query/body.ts";
import { invalid } from "../refuse.ts";
import { outside } from "../scope.ts";
import { spanOf } from "../tables.ts";
import { plainTypeOf } from "../type-of.ts";
import { columnOf } from "./relation.ts";

type TableType = Extract<ast.TypeExpr, { kind: "tableType" }>;

export interface TableArgument {
  readonly parameter: string;
  readonly named: NamedQuery;
  readonly query: Resolved["query"];
}

export function tableArgument(arg: ast.Argument, name: string, type: TableType, env: Env): TableArgument {
  const given = env.context.query(queryFor(arg), within(env, outside(env.scope), plain("FROM")));
  const { query, columns } = type.columns ? conforming(given, type.columns, arg, env) : given;
  const named = { name: env.context.cteName(name), columns, valueTable: query.valueTable };
  return { parameter: name, named, query };
}

function queryFor(arg: ast.Argument): ast.Query {
  const { value, start, end } = arg;
  if (value.kind === "query") return value.query;
  if (value.kind === "subquery" && value.mode === "scalar") return value.query;
  if (value.kind !== "table") return invalid("expected a table: TABLE t, or a query in parentheses", arg);
  const from = { kind: "table", path: value.path, ...spanOf(value.path) } as const;
  const body = { kind: "from", from, start, end } as const;
  return { kind: "query", recursive: false, ctes: [], body, orderBy: [], pipes: [], start, end };
}

/** Its columns are found by name; what else the table has is left out. */
function conforming(given: Resolved, wanted: NonNullable<TableType["columns"]>, arg: ast.Argument, env: Env): Resolved {
  const alias = env.context.alias("argument");
  const items = wanted.map(({ name, type }, i) => {
    const title = name?.name ?? "";
    const found = name ? given.columns.find((column) => isCalled(column, title)) : given.columns[i];
    if (!found) return invalid(`the table has no column "${title}"`, arg);
    const expr = columnOf(alias, found.emitted, found.type);
    return { name: name?.name ?? found.emitted, expr: coerce(expr, plainTypeOf(type), arg, `column "${title}"`) };
  });
  const columns = items.map(({ name, expr }): OutputColumn => ({ emitted: name, name, type: expr.type }));
  const from = { kind: "subquery", query: given.query, alias, lateral: false } as const;
  const body = { kind: "select", distinct: false, items, from } as const;
  return { query: queryOf({ body, columns, valueTable: false, env }), columns };
}

const isCalled = ({ name }: OutputColumn, wanted: string): boolean => name?.toLowerCase() === wanted.toLowerCase();
