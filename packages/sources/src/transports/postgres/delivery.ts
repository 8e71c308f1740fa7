import type { Batch, Delivery } from "@sluice/engines";
import type { ReadColumn } from "./columns.ts";
import { rowsIn } from "./copy-text.ts";
import { row } from "./names.ts";
import type { Reading } from "./options.ts";
import type { Snapshot } from "./snapshot.ts";

/** The rows for which `condition` (SQL, asked when they are read) is true, from the first each time. */
export function deliveryOf(
  snapshot: Snapshot,
  { relation }: Reading,
  read: readonly ReadColumn[],
  condition: () => string = () => "true",
): Delivery {
  const columns = read.map(({ name, type }) => ({ name, type }));
  const selected = read.map(({ sql }) => sql).join(", ");
  async function* batches(): AsyncGenerator<Batch> {
    const sent = snapshot.copy(`select ${selected} from ${relation} as ${row} where ${condition()}`);
    const kinds = columns.map(({ type }) => type.kind);
    for await (const rows of rowsIn(sent, kinds)) yield { columns, rows };
  }
  return { columns, batches };
}
