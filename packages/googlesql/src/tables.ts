/** The tables that a statement names. */
import type { Path, Query, Statement } from "./ast.ts";

/** The names of queries in WITH, lower case, that a table's name may mean here. */
type Named = ReadonlySet<string>;

const NONE: Named = new Set();

/** Statements whose own `path` is a table or a view. */
const TARGETS = new Set(
  "createTable createView insert update delete merge truncate alterTable alterView table".split(" "),
);

/**
 * Paths of tables as they are written, targets of DML and DDL included, queries of WITH excluded. An array of a
 * neighbouring table (`from t, t.items`) looks like a table's name, so it is among them.
 */
export function tablesOf(statement: Statement): readonly Path[] {
  const found: Path[] = [];
  visit(statement, NONE, found);
  return unique(found);
}

function visit(node: unknown, named: Named, found: Path[]): void {
  if (Array.isArray(node)) for (const each of node) visit(each, named, found);
  if (typeof node !== "object" || node === null || Array.isArray(node) || node instanceof Uint8Array) return;
  if (isQuery(node)) return visitQuery(node, named, found);
  collect(node, named, found);
  visitInside(node, named, found);
}

interface Node {
  readonly kind?: string;
  readonly what?: string;
  readonly path?: Path;
  readonly like?: Path;
  readonly copy?: Path;
}

const isQuery = (node: object): node is Query => (node as Node).kind === "query" && "ctes" in node;

const visitInside = (node: object, named: Named, found: Path[]): void => {
  for (const value of Object.values(node)) if (typeof value === "object") visit(value, named, found);
};

/** A query of WITH sees those before it; where it is recursive, all of them. */
function visitQuery(query: Query, outer: Named, found: Path[]): void {
  let named = outer;
  if (query.recursive) named = new Set([...named, ...query.ctes.map(nameOf)]);
  for (const cte of query.ctes) {
    visit(cte.query, named, found);
    named = new Set([...named, nameOf(cte)]);
  }
  visitInside({ ...query, ctes: [] }, named, found);
}

const nameOf = ({ name }: Query["ctes"][number]): string => name.name.toLowerCase();

function collect(node: Node, named: Named, found: Path[]): void {
  if (node.like) found.push(node.like);
  if (node.copy) found.push(node.copy);
  if (node.path && isTable(node) && !isNamed(node.path, named)) found.push(node.path);
}

const isTable = ({ kind = "", what }: Node): boolean =>
  TARGETS.has(kind) || (kind === "drop" && (what === "TABLE" || what?.endsWith("VIEW") === true));

const isNamed = (path: Path, named: Named): boolean =>
  path.length === 1 && named.has(path[0]?.name.toLowerCase() ?? "");

function unique(paths: readonly Path[]): readonly Path[] {
  const seen = new Map(paths.map((path) => [path.map(({ name }) => name).join("\0"), path]));
  return [...seen.values()];
}
