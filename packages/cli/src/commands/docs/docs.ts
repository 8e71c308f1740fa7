import { join } from "node:path";
import { cataloguePage } from "@sluice/catalogue";
import { writeJson, writeWhole } from "@sluice/runner";
import { catalogueOf } from "../../catalogue/data.ts";
import { openProject } from "../../project/index.ts";
import { createOutput } from "../../words/output.ts";
import { busy } from "../../words/spinner.ts";
import type { DocsFlags } from "./flags.ts";

/** `sluice docs`: the project's catalogue as a site of one file, and its data beside it. */
export async function docsCommand(dir: string, flags: DocsFlags): Promise<void> {
  const output = createOutput({});
  const project = await openProject(dir, flags);
  const data = await busy("reading the project and its warehouse", output, () => catalogueOf(project, flags));
  const path = flags.to ?? join(dir, "target", "catalogue", "index.html");
  await writeWhole(path, cataloguePage(data));
  await writeJson(path.replace(/(\.html?)?$/, ".json"), data);
  output.say(`wrote ${path}`);
}
