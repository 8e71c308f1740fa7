/** Writes docs/config.md: `npm run config`. */
import { writeFileSync } from "node:fs";
import { configMarkdown } from "./reference.ts";

writeFileSync(new URL("../../../../docs/config.md", import.meta.url), configMarkdown());
