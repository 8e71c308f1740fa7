import type { Warehouse } from "@sluice/engines";
import type { Session } from "@sluice/googlesql";
import { createOrReplace, dropIfExists, relationType } from "../sql/create.ts";
import { quoted } from "../sql/text.ts";
import type { Work } from "../task.ts";

/** A view that calls functions that only our connections have becomes a table, which all can read. True where it did. */
export async function materialize(
  work: Work,
  name: readonly string[],
  warehouse: Warehouse,
  session: Session,
): Promise<boolean> {
  const table = tableOf(work);
  if (table === undefined || !(await isPrivate(name, warehouse))) return false;
  await session.run(table);
  return true;
}

function tableOf(work: Work): string | undefined {
  if (work.kind === "table" && relationType(work.table) === "view")
    return `${dropIfExists("view", work.table.target)};\n${createOrReplace({ ...work.table, materialized: true })}`;
  if (work.kind !== "assertion") return undefined;
  const { target, query = "" } = work.assertion;
  return `${dropIfExists("view", target)};\ncreate or replace table ${quoted(target)} as\n${query.trim()}`;
}

async function isPrivate(name: readonly string[], warehouse: Warehouse): Promise<boolean> {
  const views = (await warehouse.privateCalls?.()) ?? [];
  return views.some((view) => view.name.join(".") === name.join("."));
}
