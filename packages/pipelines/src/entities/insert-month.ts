/** A month of the production system's rows, made again: deleted, then inserted under new ids. */
import { replaceRows } from "@sluice/sources";
import { entities, type Month } from "./generator.ts";

export interface Inserted {
  readonly deleted: number;
  readonly inserted: number;
}

export async function insertMonth(address: string, month: Month): Promise<Inserted> {
  let inserted = 0;
  function* lines(): Generator<string> {
    let some = "";
    for (const { createdAt, value } of entities(month)) {
      some += `${timeOf(createdAt)}\t${value}\n`;
      inserted += 1;
      if (inserted % 2000 > 0) continue;
      yield some;
      some = "";
    }
    yield some;
  }
  const [from, until] = [0, 1].map((more) => timeOf(Date.UTC(month.year, month.month - 1 + more, 1)));
  const deleted = await replaceRows(address, {
    // Two months at once: one of them makes the table.
    create: `select pg_advisory_xact_lock(hashtext('entity'));
      create table if not exists entity (entity_id bigserial primary key, created_at timestamp not null, value int)`,
    remove: `delete from entity where created_at >= '${from}' and created_at < '${until}'`,
    copy: "copy entity (created_at, value) from stdin",
    lines: lines(),
  });
  return { deleted, inserted };
}

/** `2022-01-31 12:30:00`. */
const timeOf = (at: number): string => new Date(at).toISOString().slice(0, 19).replace("T", " ");
