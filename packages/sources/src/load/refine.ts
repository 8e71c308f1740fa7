import type { Batch, Column } from "@sluice/engines";
import type { Definition } from "../definition.ts";
import { SourceError } from "../error.ts";
import type { Fields, Refinement } from "../refinement.ts";
import type { Reject } from "../reject.ts";
import { counter } from "./counter.ts";
import { sourceColumn } from "./joined.ts";
import type { Loadable } from "./loadable.ts";

/** What to look for in records that will only get their key and columns by refining. */
export function unrefined(definition: Definition): Definition {
  if (!definition.refine?.columns) return definition;
  const { columns: _, ...rest } = definition;
  return { ...rest, key: [] };
}

/** A delivery whose records are checked, or put into one form, as they come. They are held in memory: not for the largest. */
export async function refined(opened: Loadable, refinement: Refinement): Promise<Loadable> {
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

async function gather({ delivery, sourced }: Loadable, { columns, record }: Refinement, rejects: Reject[]) {
  const records: Fields[] = [];
  const counted = counter();
  let came: readonly Column[] = delivery.columns;
  for await (const batch of delivery.batches()) {
    came = batch.columns;
    for (const row of batch.rows) {
      const all = Object.fromEntries(came.map(({ name }, at) => [name, row[at] ?? null]));
      const { given, stamp, from } = sourced ? apart(all) : whole(all);
      const line = counted(from);
      try {
        records.push({ ...record(given), ...stamp });
      } catch (error) {
        const reason = (error as Error).message;
        rejects.push({ line, reason, content: JSON.stringify(given), ...(from !== undefined && { from }) });
      }
    }
  }
  return { records, columns: columns ? [...(sourced ? [sourceColumn] : []), ...columns.map(text)] : came };
}

interface Came {
  readonly given: Fields;
  /** Of several files, the one that it is from. */
  readonly stamp?: Fields;
  readonly from?: string;
}

const whole = (given: Fields): Came => ({ given });

function apart({ [sourceColumn.name]: from, ...given }: Fields): Came {
  return { given, stamp: { [sourceColumn.name]: from }, from: from as string };
}

const text = (name: string): Column => ({ name, type: { kind: "STRING" } });

function check(from: string, { all }: Refinement, records: readonly Fields[]): void {
  try {
    all?.(records);
  } catch (cause) {
    throw new SourceError("unexpected", `${from}: ${(cause as Error).message}`, cause);
  }
}
