import { targetName } from "@sluice/graph";
import type { Column, Delivery, Target, Warehouse } from "@sluice/engines";
import { columnsOf, definitionOf } from "../../sources/choose.ts";
import type { Build } from "./request.ts";

/**
 * A source that was never loaded has an empty raw table, and it is said: so a run of everything builds what there is data for, and the
 * rest empty, instead of failing. Only for sources that say their columns.
 */
export async function makeEmptySources({ project, output, warehouse, whole }: Build): Promise<void> {
  const read = new Set(whole.tasks.flatMap(({ reads }) => reads));
  const { defaultDatabase: database } = project.graph.projectConfig ?? {};
  for (const definition of Object.values(project.config.sources).map(definitionOf)) {
    const target = definition.target ?? { schema: "raw", name: definition.name };
    const columns = columnsOf(definition);
    if (!columns || !read.has(targetName({ ...(database && { database }), ...target }))) continue;
    if ((await warehouse.describe(warehouse.nameOf(target))) !== undefined) continue;
    await makeEmpty(columns, target, warehouse);
    output.say(
      `source ${definition.name}: never loaded, ${target.schema}.${target.name} is empty; say where from with --source ${definition.name}=WHERE`,
    );
  }
}

async function makeEmpty(columns: readonly Column[], target: Target, warehouse: Warehouse): Promise<void> {
  const plan = { target, mode: "append", key: [], columns, loadedAt: "1970-01-01 00:00:00+00", source: "" } as const;
  await warehouse.transaction((session) => session.load(plan, nothing(columns)));
}

const nothing = (columns: readonly Column[]): Delivery => ({
  columns,
  async *batches() {
    yield { columns, rows: [] };
  },
});
