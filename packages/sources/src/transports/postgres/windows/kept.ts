/** A table of the windows there are, for models to learn which of them to make again. */
import type { Batch, Column, LoadPlan, Target, Warehouse } from "@sluice/engines";
import { timestamp } from "../../../timestamp.ts";
import type { Marks } from "./seen.ts";

const columns: readonly Column[] = [
  { name: "window_start", type: { kind: "STRING" } },
  { name: "row_count", type: { kind: "INT64" } },
  { name: "fingerprint", type: { kind: "STRING" } },
];

export async function keepWindows(
  session: Warehouse,
  target: Target,
  windows: Marks,
  stamp: { readonly now: Date; readonly label: string },
): Promise<void> {
  const plan: LoadPlan = {
    target,
    mode: "replace",
    key: ["window_start"],
    loadedAt: timestamp(stamp.now),
    source: stamp.label,
  };
  async function* batches(): AsyncGenerator<Batch> {
    yield { columns, rows: [...windows].map(([start, mark]) => [start, BigInt(mark.split(" ", 1)[0]!), mark]) };
  }
  await session.load(plan, { columns, batches });
}
