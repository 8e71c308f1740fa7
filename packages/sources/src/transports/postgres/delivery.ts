import type { Batch, Delivery } from "@sluice/engines";
import type { ReadColumn } from "./columns.ts";
import { rowsIn } from "./copy-text.ts";
import { quoteText, row } from "./names.ts";
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
  const selected = read.map(({ sql }) => sql);
  const copied = (more: readonly string[]) =>
    snapshot.copy(
      `select ${[...selected, ...more.map(quoteText)].join(", ")} from ${relation} as ${row} where ${condition()}`,
    );
  async function* batches(): AsyncGenerator<Batch> {
    const kinds = columns.map(({ type }) => type.kind);
    for await (const rows of rowsIn(copied([]), kinds)) yield { columns, rows };
  }
  return { columns, batches, copied };
}
