import { targetName } from "@sluice/graph";
import { definitionOf } from "../../sources/choose.ts";
import type { Build } from "./request.ts";

/** Declared tables that are read, are not there, and that no source brings: which line would bring them. */
export async function nameMissingSources({ project, output, warehouse, whole }: Build): Promise<void> {
  const read = new Set(whole.tasks.flatMap(({ reads }) => reads));
  const brought = new Set(Object.values(project.config.sources).map(placeOf));
  for (const { target } of project.graph.declarations ?? []) {
    const { schema = "", name } = target;
    if (!read.has(targetName(target)) || brought.has(`${schema}.${name}`)) continue;
    if ((await warehouse.describe(warehouse.nameOf({ ...target, schema }))) !== undefined) continue;
    const line = `sources: { ${name}: { ${schema === "raw" ? "" : `table: ${schema}.${name}, `}path: data/${name}.csv } }`;
    output.say(`source ${schema}.${name}: not there, and nothing brings it; in sluice.config.yaml: ${line}`);
  }
}

function placeOf(source: Parameters<typeof definitionOf>[0]): string {
  const { name, target = { schema: "raw", name } } = definitionOf(source);
  return `${target.schema}.${target.name}`;
}
