/** Whether the data can be trusted: what failed, what warns, what is old, what was rejected, what no model makes any more. */
import type { Relation } from "@sluice/engines";
import type { CatalogueNode, Finding } from "./schema.ts";

export interface HealthOptions {
  readonly now: Date;
  /** By table, `raw.votes`: how old its newest row may be, in hours. */
  readonly freshness: Readonly<Record<string, number>>;
  /** What is in the warehouse. */
  readonly relations: readonly Relation[];
  /** Rows of each table of rejects. */
  readonly rejects: ReadonlyMap<string, number>;
}

export function healthOf(nodes: readonly CatalogueNode[], options: HealthOptions): readonly Finding[] {
  return [...problems(nodes), ...stale(nodes, options), ...rejected(options), ...orphans(nodes, options)];
}

const problems = (nodes: readonly CatalogueNode[]): Finding[] =>
  nodes.flatMap((node): Finding[] => {
    const kind = ({ FAILED: "failed", WARNED: "warned", SKIPPED: "skipped" } as const)[node.status ?? ""];
    if (kind === undefined) return [];
    const rows = node.type === "assertion" && node.rows !== null ? `${node.rows} rows` : "";
    return [{ kind, name: shortOf(node), says: [node.error, rows].filter(Boolean).join("; ") || node.description }];
  });

function stale(nodes: readonly CatalogueNode[], { now, freshness }: HealthOptions): Finding[] {
  return Object.entries(freshness).flatMap(([name, hours]): Finding[] => {
    const node = nodes.find((one) => shortOf(one) === name);
    if (node === undefined) return [{ kind: "stale", name, says: "no such table; freshness names it" }];
    if (node.loadedAt === null) return [{ kind: "stale", name, says: `never loaded; expected every ${hours} h` }];
    const age = (now.getTime() - Date.parse(node.loadedAt)) / 3_600_000;
    return age <= hours
      ? []
      : [{ kind: "stale", name, says: `newest row is ${Math.round(age)} h old; expected ${hours} h at most` }];
  });
}

const rejected = ({ rejects }: HealthOptions): Finding[] =>
  [...rejects]
    .filter(([, rows]) => rows > 0)
    .map(([name, rows]) => ({ kind: "rejects", name, says: `${rows} records could not be read` }));

/** In the project's own datasets; what sources bring beside their tables is theirs. */
function orphans(nodes: readonly CatalogueNode[], { relations }: HealthOptions): Finding[] {
  const known = new Set(nodes.map((node) => shortOf(node).toLowerCase()));
  const own = new Set(
    nodes
      .filter(({ type }) => !["declaration", "test", "export"].includes(type))
      .map(({ dataset }) => dataset.toLowerCase()),
  );
  return relations
    .filter(
      ({ target: { schema, name } }) => own.has(schema.toLowerCase()) && !known.has(`${schema}.${name}`.toLowerCase()),
    )
    .filter(({ target: { name } }) => !/_rejects$|^_/.test(name))
    .map(({ target: { schema, name }, type }) => ({
      kind: "orphan",
      name: `${schema}.${name}`,
      says: `a ${type} that no model makes`,
    }));
}

const shortOf = ({ dataset, table }: Pick<CatalogueNode, "dataset" | "table">): string => `${dataset}.${table}`;
