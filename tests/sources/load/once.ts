/** Loads a file, and says how it went. */
import { loadSource, sourceFrom } from "@sluice/sources";
import { openWarehouse } from "@sluice/engines";

const [url = "", path = ""] = process.argv.slice(2);
const warehouse = await openWarehouse(url);
const said = await loadSource(sourceFrom(path, { name: "things", key: ["Id"] }), warehouse, { now: new Date(0) }).catch(
  (error: unknown) => error as { readonly reason: string },
);
await warehouse.close();
console.log("reason" in said ? said.reason : "loaded");
