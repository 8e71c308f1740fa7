/** Opens a database again and again: to write a table, find it again and drop it, or for nothing. Says what it missed. */
import { openWarehouse, type Warehouse, WarehouseError } from "@sluice/engines";

const [url = "", name = "", rounds = "0"] = process.argv.slice(2);

const isLocked = (cause: unknown): boolean => cause instanceof WarehouseError && cause.reason === "locked";

/** Until the others let it in. */
async function opened<T>(work: (warehouse: Warehouse) => Promise<T>, leave: "close" | "discard" = "close"): Promise<T> {
  for (;;) {
    let warehouse: Warehouse | undefined;
    try {
      warehouse = await openWarehouse(url);
      return await work(warehouse);
    } catch (cause) {
      if (!isLocked(cause)) throw cause;
    } finally {
      await warehouse?.[leave]?.();
    }
  }
}

const tables = (warehouse: Warehouse) => warehouse.list().then((all) => all.map(({ target }) => target.name));

async function write(round: number): Promise<boolean> {
  const table = `${name}_${round}`;
  await opened((warehouse) => warehouse.transaction((session) => session.execute(`create table ${table} (x text)`)));
  const kept = await opened(async (warehouse) => (await tables(warehouse)).includes(table));
  await opened((warehouse) => warehouse.transaction((session) => session.execute(`drop table if exists ${table}`)));
  return kept;
}

let lost = 0;
for (let round = 0; round < Number(rounds); round++) {
  if (name === "") await opened(async () => undefined, "discard");
  else if (!(await write(round))) lost++;
}
process.send?.({ lost });
process.disconnect?.();
