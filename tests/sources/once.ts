/** Loads a file, and says how it went. */
import { file, loadSource } from "@sluice/sources";
import { openWarehouse } from "@sluice/engines";

const [url = "", path = ""] = process.argv.slice(2);
const warehouse = await openWarehouse(url);
const said = await loadSource(file({ name: "things", key: ["Id"] }, path), warehouse, { now: new Date(0) }).catch(
  (error: unknown) => error as { readonly reason: string },
);
await warehouse.close();
console.log("reason" in said ? said.reason : "loaded");
