/** What the warehouse knows of each table: rows, values, samples, failing rows. Nothing is changed in it. */
import { backticked, type Column, type Session } from "@sluice/googlesql";
import type { Relation, Warehouse } from "@sluice/engines";
import { profiles } from "./profile.ts";
import type { CatalogueNode } from "./schema.ts";

export interface MeasureOptions {
  readonly samples: boolean;
  readonly profile: boolean;
}

const few = 10;

/** The same nodes, with what is there. Names are as the engine's relations have them. */
export async function measured(
  nodes: readonly CatalogueNode[],
  warehouse: Warehouse,
  session: Session,
  options: MeasureOptions,
): Promise<readonly CatalogueNode[]> {
  const there = new Map((await warehouse.relations()).map((one) => [keyOf(one.target.schema, one.target.name), one]));
  const all: CatalogueNode[] = [];
  for (const node of nodes) {
    const relation = there.get(keyOf(node.dataset, node.table));
    const isTable = !["assertion", "test", "export"].includes(node.type);
    const seen = relation && isTable ? await look(node, relation, session, options) : node;
    all.push({
      ...seen,
      checks: await Promise.all(
        node.checks.map(async (one) => ({
          ...one,
          failing: options.samples ? await failing(one.name, there, session) : [],
        })),
      ),
    });
  }
  return all;
}

const keyOf = (schema: string, name: string): string => `${schema}.${name}`.toLowerCase();

async function look(
  node: CatalogueNode,
  relation: Relation,
  session: Session,
  { samples, profile }: MeasureOptions,
): Promise<CatalogueNode> {
  const path = backticked(node.dataset, node.table);
  try {
    const loaded = relation.columns.some(({ name }) => name === "_loaded_at") ? ", max(_loaded_at) as loaded" : "";
    const {
      rows: [found = {}],
    } = await session.run(`select count(*) as n${loaded} from ${path}`);
    const rows = Number(found["n"]);
    const known = profile ? await profiles(session, path, relation.columns, rows) : new Map();
    const columns = withTypes(node, relation.columns).map((column) => ({
      ...column,
      profile: known.get(column.name) ?? null,
    }));
    const open = columns.filter(({ tags }) => !tags.includes("pii")).map(({ name }) => backticked(name));
    const sample =
      samples && open.length > 0 ? (await session.run(`select ${open.join(", ")} from ${path} limit ${few}`)).rows : [];
    return {
      ...node,
      rows,
      loadedAt: (found["loaded"] as string | undefined) ?? null,
      columns: columns.map(hidden),
      sample: [...sample],
    };
  } catch (error) {
    return { ...node, error: node.error ?? (error as Error).message };
  }
}

/** Of what nobody may see, no value is shown. */
function hidden(column: CatalogueNode["columns"][number]): CatalogueNode["columns"][number] {
  if (!column.tags.includes("pii") || column.profile === null) return column;
  return { ...column, profile: { ...column.profile, min: null, max: null, bars: [] } };
}

/** Where the analysis could not tell, the warehouse can: sources, operations. */
function withTypes(node: CatalogueNode, there: readonly Column[]): CatalogueNode["columns"] {
  if (node.columns.some(({ type }) => type !== null)) return node.columns;
  const said = new Map(node.columns.map((one) => [one.name.toLowerCase(), one]));
  return there.map(({ name, type }) => ({
    ...(said.get(name.toLowerCase()) ?? { description: "", inheritedFrom: null, tags: [], profile: null }),
    name,
    type: type.kind,
  }));
}

async function failing(name: string, there: ReadonlyMap<string, Relation>, session: Session) {
  const [table = "", schema = ""] = name.split(".").toReversed();
  if (!there.has(keyOf(schema, table))) return [];
  return session.run(`select * from ${backticked(schema, table)} limit ${few}`).then(
    ({ rows }) => [...rows],
    () => [],
  );
}
