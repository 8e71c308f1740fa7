import type { Driver } from "./dialect.ts";
import type { Knowledge, Standing } from "./knowledge.ts";
import type { TableName } from "./tree/index.ts";

type Found = Awaited<ReturnType<Driver["describe"]>>;

/** What stands under a name: as it is known, or as the engine tells it. */
export async function look(name: TableName, driver: Driver, knowledge: Knowledge | undefined): Promise<Found> {
  const known = knowledge?.find(name);
  if (known === "nothing") return undefined;
  if (known?.columns) return { type: known.type, columns: known.columns };
  const found = await driver.describe(name, known?.type);
  knowledge?.told(name, standingOf(found));
  return found;
}

/** A view's columns may be others once a statement has changed what it reads. */
function standingOf(found: Found): Standing {
  if (!found) return "nothing";
  return found.type === "table" ? found : { type: found.type };
}
