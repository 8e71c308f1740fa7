/** Loads one file once, when it is told to. */
import { once } from "node:events";
import { loadSource, sourceFrom } from "@sluice/sources";
import { openWarehouse, type Warehouse } from "@sluice/engines";

const [url = "", path = ""] = process.argv.slice(2);
const told = once(process, "message");
process.send?.("ready");
await told;
let warehouse: Warehouse | undefined;
try {
  warehouse = await openWarehouse(url);
  await loadSource(sourceFrom(path, { name: "votes", key: [] }), warehouse, { now: new Date() });
  process.send?.({ loaded: true });
} catch (error) {
  process.send?.({ loaded: false, reason: String((error as { reason?: unknown }).reason), message: String(error) });
}
await warehouse?.close();
process.disconnect?.();
