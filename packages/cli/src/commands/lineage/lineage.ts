import { type ColumnLineage, columnLineage, type ColumnName, type Edge, trace } from "@sluice/catalogue";
import { nearest } from "@sluice/graph";
import type { Analysis } from "@sluice/runner";
import { UsageError } from "../../errors.ts";
import { analysisOf } from "../../project/analysis.ts";
import { openProject } from "../../project/index.ts";
import { dim } from "../../words/colours.ts";
import { print } from "../../words/output.ts";
import type { LineageFlags } from "./flags.ts";

/** `sluice lineage`: a column's origins, or what depends on it. */
export async function lineageCommand(wanted: string, dir: string, flags: LineageFlags): Promise<void> {
  const analysis = await analysisOf(await openProject(dir, flags));
  const start = columnNamed(wanted, analysis);
  const lineage = columnLineage(analysis);
  const way = flags.down ? "down" : "up";
  if (flags.json) {
    print(JSON.stringify({ column: start, edges: trace(lineage, start, way, flags.values) }, null, 2));
    return;
  }
  print(spelled(start));
  for (const line of branches(start, lineage, flags, "", new Set())) print(line);
}

function columnNamed(wanted: string, { actions }: Analysis): ColumnName {
  const parts = wanted.replaceAll("`", "").split(".");
  const column = parts.at(-1) ?? "";
  const table = parts.slice(0, -1).join(".");
  if (table === "") throw new UsageError(`expected dataset.table.column, got "${wanted}"`);
  const names = [...actions.keys()].filter((name) => name === table || name.endsWith(`.${table}`));
  const [name, other] = names;
  if (name === undefined) throw new UsageError(`no table "${table}"${near(table, [...actions.keys()].map(short))}`);
  if (other !== undefined) throw new UsageError(`"${table}" is several: ${names.map(short).join(", ")}; say which`);
  const columns = actions.get(name)?.columns ?? [];
  const found = columns.find((each) => each.name.toLowerCase() === column.toLowerCase());
  if (found) return { table: name, column: found.name };
  throw new UsageError(
    `${short(name)} has no column "${column}"${near(
      column,
      columns.map((each) => each.name),
    )}`,
  );
}

function near(name: string, names: readonly string[]): string {
  const found = nearest(name, names);
  return found === undefined ? "" : `; did you mean "${found}"?`;
}

/** Without the project. */
const short = (name: string): string => name.split(".").slice(-2).join(".");

const spelled = ({ table, column }: ColumnName): string => `${short(table)}.${column}`;

/** What was drawn once is not drawn again. */
function branches(
  at: ColumnName,
  lineage: ColumnLineage,
  flags: LineageFlags,
  indent: string,
  seen: Set<string>,
): readonly string[] {
  const way = flags.down ? lineage.outOf(at) : lineage.into(at);
  const edges = grouped(flags.values ? way.filter(isValue) : way, flags);
  return edges.flatMap(({ name, uses }, i) => {
    const last = i === edges.length - 1;
    const key = spelled(name);
    const line = `${indent}${last ? "└─" : "├─"} ${key} ${dim(uses.join(", "))}`;
    if (seen.has(key)) return [line];
    seen.add(key);
    return [line, ...branches(name, lineage, flags, `${indent}${last ? "   " : "│  "}`, seen)];
  });
}

const isValue = ({ use }: Edge): boolean => use === "identity" || use === "transformation" || use === "aggregation";

function grouped(edges: readonly Edge[], { down }: LineageFlags) {
  const groups = Map.groupBy(edges, ({ from, to }) => spelled(down ? to : from));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ name: down ? first.to : first.from, uses: group.map(({ use }) => use) }] : [];
  });
}
