import { join } from "node:path";

/** The official CLI, as installed. */
export const dataform = join(import.meta.dirname, "../../node_modules/.bin/dataform");
