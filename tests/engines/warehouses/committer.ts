/** Has a transaction open until it is told to commit. */
import { once } from "node:events";
import { openWarehouse } from "@sluice/engines";

const warehouse = await openWarehouse(process.argv[2] ?? "");
await warehouse.transaction(async (session) => {
  await session.execute("create table loaded (x text); insert into loaded values ('kept')");
  process.send?.("loading");
  await once(process, "message");
});
await warehouse.close();
process.disconnect?.();
