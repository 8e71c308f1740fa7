/** Has a transaction open until it is killed. */
import { once } from "node:events";
import { openWarehouse } from "@sluice/engines";

const warehouse = await openWarehouse(process.argv[2] ?? "");
await warehouse.transaction(async (session) => {
  await session.execute("create table held (x text)");
  process.send?.("held");
  await once(process, "disconnect");
  process.exit();
});
