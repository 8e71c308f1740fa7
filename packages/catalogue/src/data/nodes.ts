/** Every table, source, check, test and export of a project. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Action, actionsOf, type CompiledGraph, keysOf, targetName, testsOf } from "@sluice/graph";
import type { Engine } from "@sluice/engines";
import type { Analysis } from "@sluice/runner";
import type { ColumnLineage } from "../lineage/index.ts";
import { columnsOf } from "./columns.ts";
import type { CatalogueNode } from "./schema.ts";

export interface ProjectParts {
  readonly dir: string;
  readonly graph: CompiledGraph;
  readonly analysis: Analysis;
  readonly lineage: ColumnLineage;
  readonly engines: readonly Engine[];
  /** What goes out: a name, the table, and where to. */
  readonly exports: readonly { readonly name: string; readonly table: string; readonly to: string }[];
}

export function nodesOf(parts: ProjectParts): readonly CatalogueNode[] {
  const actions = actionsOf(parts.graph).filter(({ disabled }) => !disabled);
  const readers = readersOf(actions);
  const checks = Map.groupBy(
    actions.filter(({ type }) => type === "assertion"),
    checkedBy,
  );
  const nodes = actions.map((action): CatalogueNode => {
    const own = (checks.get(action.name) ?? []).map(({ name }) => ({ name, status: null, rows: null, failing: [] }));
    return { ...nodeOf(action, parts), readBy: readers.get(action.name) ?? [], checks: own };
  });
  return [...nodes, ...testsOf(parts.graph).map((test) => testNode(test, parts)), ...parts.exports.map(exportNode)];
}

/** The table that an assertion was written for; its own name where it was written for itself. */
function checkedBy(action: Action): string {
  const parent = "parentAction" in action.raw ? action.raw.parentAction : undefined;
  return parent
    ? targetName(parent)
    : action.dependencies.length === 1 && action.dependencies[0]
      ? targetName(action.dependencies[0])
      : action.name;
}

function readersOf(actions: readonly Action[]): ReadonlyMap<string, string[]> {
  const pairs = actions.flatMap(({ name, dependencies }) =>
    dependencies.map((target) => ({ read: targetName(target), name })),
  );
  return new Map(
    [...Map.groupBy(pairs, ({ read }) => read)].map(([read, all]) => [read, [...new Set(all.map(({ name }) => name))]]),
  );
}

const nothing = {
  primaryKey: [],
  references: [],
  status: null,
  error: null,
  rows: null,
  loadedAt: null,
  sample: [],
  checks: [],
  columns: [],
  readBy: [],
  tags: [],
  sql: {},
};

function nodeOf(action: Action, parts: ProjectParts): CatalogueNode {
  const { name, target, type, tags, fileName, dependencies, raw } = action;
  const { schema = "" } = target;
  const { primaryKey, references } = keysOf(parts.graph, { schema, name: target.name });
  return {
    ...nothing,
    name,
    dataset: schema,
    table: target.name,
    type,
    layer: type === "declaration" ? "sources" : (/^definitions\/([^/]+)\//.exec(fileName)?.[1] ?? "definitions"),
    tags: [...tags],
    description: ("actionDescriptor" in raw ? raw.actionDescriptor?.description : undefined) ?? "",
    fileName,
    source: sourceAt(join(parts.dir, fileName)),
    sql: sqlOf(action, parts),
    columns: [...columnsOf(action, parts.analysis, parts.lineage)],
    reads: [...new Set(dependencies.map(targetName))],
    primaryKey: [...primaryKey],
    references: references.map(({ column, table }) => ({ column, table })),
  };
}

const sourceAt = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

/** As it is compiled, and as each engine is asked. */
function sqlOf(action: Action, { analysis, engines }: ProjectParts): Record<string, string> {
  const { raw } = action;
  const compiled = "query" in raw ? (raw.query ?? "") : "queries" in raw ? (raw.queries ?? []).join(";\n\n") : "";
  const trees = analysis.actions.get(action.name)?.trees ?? [];
  const rendered = engines.map((engine): [string, string] => {
    try {
      return [engine.name, trees.flatMap((tree) => engine.render(tree)).join(";\n\n")];
    } catch (error) {
      return [engine.name, `-- ${(error as Error).message}`];
    }
  });
  const all: [string, string][] = [["googlesql", compiled.trim()], ...rendered];
  return Object.fromEntries(all.filter(([, text]) => text !== ""));
}

function testNode(
  { name, fileName = "", testQuery = "" }: ReturnType<typeof testsOf>[number],
  { dir }: ProjectParts,
): CatalogueNode {
  const about = { name: `test.${name}`, dataset: "tests", table: name, type: "test", layer: "tests", description: "" };
  return {
    ...nothing,
    ...about,
    fileName,
    source: sourceAt(join(dir, fileName)),
    sql: { googlesql: testQuery.trim() },
    reads: [],
  };
}

function exportNode({ name, table, to }: ProjectParts["exports"][number]): CatalogueNode {
  const about = { name: `export.${name}.${table}`, dataset: "exports", table: name, type: "export", layer: "exports" };
  return { ...nothing, ...about, description: `${table} goes to ${to}`, fileName: "", source: "", reads: [table] };
}
