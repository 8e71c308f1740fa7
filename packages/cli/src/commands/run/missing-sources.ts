import { homesOf, targetName } from "@sluice/graph";
import type { Target } from "@sluice/engines";
import { definitionOf } from "../../sources/choose.ts";
import type { Build } from "./request.ts";

/** Declared tables that are read, are not there, and that no source brings: which line would bring them. */
export async function nameMissingSources({ project, output, warehouse, whole }: Build): Promise<void> {
  const read = new Set(whole.tasks.flatMap(({ reads }) => reads));
  const key = (target: Target): string => warehouse.nameOf(target).join(".");
  const brought = new Set(Object.values(project.config.sources).map((source) => key(placeOf(source))));
  const homes = homesOf(project.graph);
  for (const { target } of project.graph.declarations ?? []) {
    const { database = "", schema = "", name } = target;
    const place = { ...(database && !homes.includes(database) && { database }), schema, name };
    if (!read.has(targetName(target)) || brought.has(key(place))) continue;
    if ((await warehouse.describe(warehouse.nameOf(place))) !== undefined) continue;
    const table = targetName(place);
    const line = `sources: { ${name}: { ${table === `raw.${name}` ? "" : `table: ${table}, `}path: data/${name}.csv } }`;
    output.say(`source ${table}: not there, and nothing brings it; in sluice.config.yaml: ${line}`);
  }
}

function placeOf(source: Parameters<typeof definitionOf>[0]): Target {
  const { name, target = { schema: "raw", name } } = definitionOf(source);
  return target;
}
