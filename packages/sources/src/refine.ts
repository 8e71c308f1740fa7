import type { Batch, Column } from "@sluice/engines";
import { SourceError } from "./error.ts";
import type { Definition, Opened, Reject } from "./source.ts";

export type Fields = Readonly<Record<string, unknown>>;

export interface Refinement {
  /** The columns that `record` gives; by default those that came. */
  readonly columns?: readonly string[];
  /** A record as it is to be kept. What it throws is the reason for which the record goes to the rejects. */
  readonly record: (record: Fields) => Fields;
  /** Looks at all of them in the end, and throws if the delivery is not to be loaded. */
  readonly all?: (records: readonly Fields[]) => void;
}

/** What to look for in records that will only get their key and columns by refining. */
export function unrefined(definition: Definition): Definition {
  if (!definition.refine?.columns) return definition;
  const { columns: _, ...rest } = definition;
  return { ...rest, key: [] };
}

/** A delivery whose records are checked, or put into one form, as they come. They are held in memory: not for the largest. */
export async function refined(opened: Opened, refinement: Refinement): Promise<Opened> {
  const rejects: Reject[] = [];
  const { records, columns } = await gather(opened, refinement, rejects);
  check(opened.from, refinement, records);
  const rows = records.map((record) => columns.map(({ name }) => record[name] ?? null));
  async function* batches(): AsyncGenerator<Batch> {
    yield { columns, rows };
  }
  return {
    ...opened,
    columns: columns.map(({ name }) => name),
    delivery: { columns, batches },
    rejects: () => [...opened.rejects(), ...rejects],
  };
}

async function gather(opened: Opened, { columns, record }: Refinement, rejects: Reject[]) {
  const records: Fields[] = [];
  let came: readonly Column[] = opened.delivery.columns;
  let place = 0;
  for await (const batch of opened.delivery.batches()) {
    came = batch.columns;
    for (const row of batch.rows) {
      place += 1;
      const given = Object.fromEntries(came.map(({ name }, at) => [name, row[at] ?? null]));
      try {
        records.push(record(given));
      } catch (error) {
        rejects.push({ line: place, reason: (error as Error).message, content: JSON.stringify(given) });
      }
    }
  }
  return { records, columns: columns?.map((name): Column => ({ name, type: { kind: "STRING" } })) ?? came };
}

function check(from: string, { all }: Refinement, records: readonly Fields[]): void {
  try {
    all?.(records);
  } catch (cause) {
    throw new SourceError("unexpected", `${from}: ${(cause as Error).message}`, cause);
  }
}
