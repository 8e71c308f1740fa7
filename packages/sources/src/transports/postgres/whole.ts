/** All of it. */
import type { Opened } from "../transport.ts";
import { columnsOf } from "./columns.ts";
import { deliveryOf } from "./delivery.ts";
import type { Reading } from "./options.ts";
import type { Snapshot } from "./snapshot.ts";

export async function openWhole(snapshot: Snapshot, reading: Reading): Promise<Opened> {
  const columns = await columnsOf(snapshot, reading);
  return { delivery: deliveryOf(snapshot, reading, columns), close: () => snapshot.close() };
}
