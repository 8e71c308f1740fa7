/** The analyser: a statement as written and the tables there are → what it means. */
import type * as ast from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import type { Catalog } from "../catalog.ts";
import type { Statement } from "../tree/index.ts";
import type { AnalyseOptions, Env } from "./context.ts";
import { environment } from "./environment.ts";
import { unsupported } from "./refuse.ts";
import { alter } from "./statements/alter.ts";
import { createSchema, createTable, createView } from "./statements/create.ts";
import { drop, truncate } from "./statements/drop.ts";
import { insert } from "./statements/insert.ts";
import { merge } from "./statements/merge.ts";
import { shown } from "./statements/query.ts";
import { deleteFrom, update } from "./statements/update.ts";

export type { AnalyseOptions, UserFunction, UserTableFunction } from "./context.ts";

/** Throws GoogleSqlError, with the place, for whatever does not resolve. */
export function analyse(statement: ast.Statement, catalog: Catalog, options: AnalyseOptions = {}): Statement {
  try {
    return byKind(statement, environment(catalog, options));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = "a statement that is nested this deeply is not supported here";
    throw new GoogleSqlError("unsupported", message, { span: statement, cause: error });
  }
}

function byKind(node: ast.Statement, env: Env): Statement {
  switch (node.kind) {
    case "queryStatement":
      return { kind: "query", query: shown(env.context.query(node.query, env), env).query };
    case "createTable":
      return createTable(node, env);
    case "createView":
      return createView(node, env);
    case "createSchema":
      return createSchema(node);
    case "drop":
      return drop(node, env);
    case "insert":
      return insert(node, env);
    case "update":
      return update(node, env);
    case "delete":
      return deleteFrom(node, env);
    case "merge":
      return merge(node, env);
    case "truncate":
      return truncate(node, env);
    case "alterTable":
    case "alterView":
    case "alterSchema":
      return alter(node, env);
    default:
      return unsupported(node.kind === "unsupported" ? node.name : `the statement ${node.kind}`, node);
  }
}
