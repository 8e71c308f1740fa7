/** What could not be read, as a delivery of its own. */
import type { Batch, Column, Delivery, Target } from "@sluice/engines";
import type { Reject } from "./source.ts";

const columns: readonly Column[] = [
  { name: "line", type: { kind: "INT64" } },
  { name: "reason", type: { kind: "STRING" } },
  { name: "content", type: { kind: "STRING" } },
  { name: "_source", type: { kind: "STRING" } },
];

/** The same line of the same file again is the same reject. */
export const rejectsKey: readonly string[] = columns.map((column) => column.name);

export const rejectsTarget = (target: Target): Target => ({ ...target, name: `${target.name}_rejects` });

export function rejectsDelivery(rejects: readonly Reject[], from: string): Delivery {
  const rows = rejects.map(({ line, reason, content }) => [BigInt(line), reason, content, from]);
  async function* batches(): AsyncGenerator<Batch> {
    yield { columns, rows };
  }
  return { columns, batches };
}
