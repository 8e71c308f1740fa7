/**
 * A table by windows of a time column. Whatever changed in a window of it, rows that are late, made again under other ids, deleted or
 * corrected, its checksum tells: then the window is replaced. One scan of the source finds them, a second brings them.
 */
import type { Warehouse } from "@sluice/engines";
import type { Opened, Request } from "../../transport.ts";
import { columnsOf } from "../columns.ts";
import { deliveryOf } from "../delivery.ts";
import type { PostgresOptions, Reading } from "../options.ts";
import type { Snapshot } from "../snapshot.ts";
import { rowsOf } from "./condition.ts";
import { checkWindowing, fingerprints, windowOf } from "./fingerprints.ts";
import { keepWindows } from "./kept.ts";
import { changedSince, marksOf, rowsIn } from "./seen.ts";
import { isAsLeft, refuseOtherTypes, removeWindows, WINDOW } from "./table.ts";

export interface WindowsOptions extends PostgresOptions {
  readonly windowBy: string;
  readonly label: string;
}

export async function openWindows(
  snapshot: Snapshot,
  reading: Reading,
  { windowBy, window = "month", windowsTable, label }: WindowsOptions,
  { bookmarks, target, now: at }: Request,
): Promise<Opened> {
  const windowing = { column: windowBy, period: window };
  const read = await columnsOf(snapshot, reading);
  checkWindowing(windowing, read, snapshot);
  const there = await fingerprints(snapshot, reading, windowing);
  const [seen, now] = [await bookmarks.read(), marksOf(there, read)];
  const columns = [...read, { name: WINDOW, type: { kind: "STRING" } as const, sql: windowOf(windowing) }];
  const since = changedSince(seen, now);
  let changed = since;

  async function before(session: Warehouse): Promise<number> {
    await refuseOtherTypes(session, target, read, label);
    const asLeft = await isAsLeft(session, target, label, rowsIn(seen));
    // Someone else's rows, or not all of ours: then all of it is brought again.
    changed = asLeft ? since : new Map([...since, ...now]);
    return removeWindows(session, target, asLeft ? [...since.keys()] : "all");
  }

  async function commit(session: Warehouse): Promise<void> {
    await bookmarks.write(session, changed);
    if (windowsTable !== undefined)
      await keepWindows(session, { ...target, name: windowsTable }, now, { now: at, label });
  }

  const wanted = () => [...changed.keys()].filter((start) => there.has(start));
  return {
    mode: "append",
    from: label,
    delivery: deliveryOf(snapshot, reading, columns, () => rowsOf(wanted(), there, windowing)),
    before,
    commit,
    close: () => snapshot.close(),
  };
}
