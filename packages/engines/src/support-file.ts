/** Writes docs/functions.md: `npm run functions`. */
import { writeFileSync } from "node:fs";
import { supportMarkdown } from "./support.ts";

writeFileSync(new URL("../../../docs/functions.md", import.meta.url), supportMarkdown());
