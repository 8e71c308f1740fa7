/** What could not be read, as a delivery of its own. */
import type { Batch, Column, Delivery, LoadPlan } from "@sluice/engines";
import type { Reject } from "../reject.ts";

const columns: readonly Column[] = [
  { name: "line", type: { kind: "INT64" } },
  { name: "reason", type: { kind: "STRING" } },
  { name: "content", type: { kind: "STRING" } },
  { name: "_source", type: { kind: "STRING" } },
];

/** Into a table beside the one that `plan` is for. The same line of the same file again is the same reject. */
export const rejectsPlan = (plan: LoadPlan): LoadPlan => ({
  ...plan,
  target: { ...plan.target, name: `${plan.target.name}_rejects` },
  columns: [],
  mode: "merge",
  key: columns.map(({ name }) => name),
  source: { column: "_source" },
});

export function rejectsDelivery(rejects: readonly Reject[], from: string): Delivery {
  const rows = rejects.map((reject) => [BigInt(reject.line), reject.reason, reject.content, reject.from ?? from]);
  async function* batches(): AsyncGenerator<Batch> {
    yield { columns, rows };
  }
  return { columns, batches };
}
