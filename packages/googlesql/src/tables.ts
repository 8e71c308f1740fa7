/** The tables that a statement names. */
import type { Expression, Path, Query, Statement } from "./ast/index.ts";
import { type Node, walk } from "./ast/walk.ts";

/** The names of queries in WITH, lower case, that a table's name may mean here. */
type Named = ReadonlySet<string>;

/**
 * Paths of tables as they are written, targets of DML and DDL included, queries of WITH excluded. An array of a
 * neighbouring table (`from t, t.items`) looks like a table's name, so it is among them.
 */
export function tablesOf(tree: Statement | Query | Expression): readonly Path[] {
  const found: Path[] = [];
  collect(tree, new Set(), found);
  return unique(found);
}

function collect(tree: object, named: Named, found: Path[]): void {
  walk(tree, (node) => {
    if (node.kind === "query" && "ctes" in node) return collectQuery(node, named, found);
    if (node.kind === "createTable") found.push(...[node.like, node.copy].filter((path) => path !== undefined));
    const path = tableOf(node);
    if (path && !isNamed(path, named)) found.push(path);
    return true;
  });
}

/** A query of WITH sees those before it; where it is recursive, all of them. What is in it has been seen to. */
function collectQuery(query: Query, outer: Named, found: Path[]): false {
  const { ctes, body, orderBy, limit = [], offset = [], pipes } = query;
  let named = outer;
  if (query.recursive) named = new Set([...named, ...ctes.map(nameOf)]);
  for (const cte of ctes) {
    collect(cte.query, named, found);
    named = new Set([...named, nameOf(cte)]);
  }
  collect([body, orderBy, limit, offset, pipes], named, found);
  return false;
}

const nameOf = ({ name }: Query["ctes"][number]): string => name.name.toLowerCase();

/** The table, or the view, that a node names as its own. */
function tableOf(node: Node): Path | undefined {
  switch (node.kind) {
    case "insert":
    case "update":
    case "delete":
      return "path" in node ? node.path : undefined;
    case "createTable":
    case "createView":
    case "merge":
    case "truncate":
    case "alterTable":
    case "alterView":
    case "table":
      return node.path;
    case "drop":
      return "what" in node && dropsTable(node.what) ? node.path : undefined;
    default:
      return undefined;
  }
}

const dropsTable = (what: string): boolean => what === "TABLE" || what.endsWith("VIEW");

const isNamed = ([first, ...others]: Path, named: Named): boolean =>
  others.length === 0 && named.has(first.name.toLowerCase());

function unique(paths: readonly Path[]): readonly Path[] {
  const seen = new Map(paths.map((path) => [path.map(({ name }) => name).join("\0"), path]));
  return [...seen.values()];
}
