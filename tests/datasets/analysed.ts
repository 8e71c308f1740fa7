/** This project, read and typed without a warehouse: the sources' columns as their definitions have them. */
import { join } from "node:path";
import { compileProject, type CompiledGraph } from "@sluice/graph";
import { analyseProject, type Analysis } from "@sluice/runner";
import type { Definition } from "@sluice/sources";
import type { Column } from "@sluice/engines";
import { readConfig } from "../../packages/cli/src/config/index.ts";

const root = join(import.meta.dirname, "../..");

export const graph: CompiledGraph = compileProject({ dir: root });

const definitions = new Map<string, Definition>(
  Object.values((await readConfig(root)).sources)
    .map((source) => ("definition" in source ? source.definition : source))
    .map((definition) => [definition.name, definition]),
);

const text = (name: string): Column => ({ name, type: { kind: "STRING" } });
const columnsOf = ({ name }: { readonly name: string }): readonly Column[] | undefined =>
  definitions
    .get(name)
    ?.columns?.map(text)
    .concat({ name: "_loaded_at", type: { kind: "TIMESTAMP" } }, text("_source"));

export const analyse = (of: CompiledGraph): Analysis => analyseProject(of, { projectDir: root, columnsOf });
