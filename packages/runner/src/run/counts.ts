import type { Warehouse } from "@sluice/engines";
import type { Work } from "../task.ts";
import type { Setting } from "./setting.ts";

export async function countRows(warehouse: Warehouse, name: readonly string[]): Promise<number> {
  const quoted = name.map((part) => `"${part.replaceAll('"', '""')}"`).join(".");
  const [row] = await warehouse.rows(`select count(*) from ${quoted}`);
  return Number(row?.[0] ?? 0);
}

type Had = "table" | "view" | undefined;

/** Rows of a table that may come out empty, before it is built: they are not to be had any more when it did. */
export async function countBefore(
  work: Work,
  had: Had,
  name: readonly string[],
  warehouse: Warehouse,
  setting: Setting,
): Promise<number> {
  return had === "table" && mayBeEmptied(work, setting) ? countRows(warehouse, name) : 0;
}

/** What is only added to keeps what it has, but for what operations of its own do. */
function mayBeEmptied(work: Work, { fullRefresh, counts = true }: Setting): boolean {
  if (work.kind !== "table") return false;
  const { type, incrementalPreOps = [], incrementalPostOps = [] } = work.table;
  if (type !== "incremental") return true;
  return counts && (fullRefresh || incrementalPreOps.length + incrementalPostOps.length > 0);
}
