import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Exporter } from "@sluice/exports";
import type { Definition, Source } from "@sluice/sources";
import { type Environment, readEnvironment } from "../environment.ts";
import { messageOf, UsageError } from "../errors.ts";

export interface ExportConfig {
  /** The table to send, `dataset.name` or a name in the default dataset; the export's own name where absent. */
  readonly mart?: string | undefined;
  readonly to: Exporter | readonly Exporter[];
}

export interface PipelineConfig {
  /** The sources that its arguments are for, in their order. */
  readonly sources: readonly string[];
  /** What a run of its tag sends out, once it succeeded. */
  readonly exports?: readonly string[] | undefined;
  /** What to build; the pipeline's own name where absent. */
  readonly tag?: string | undefined;
  /** Where, unless `--warehouse` says otherwise. */
  readonly warehouse?: string | undefined;
}

/** A project's `sluice.config.ts`. All of it is optional. */
export interface Config {
  readonly warehouse?: string | undefined;
  /** `file(definition, path)` and its like; a definition alone where only `--source` says where from. */
  readonly sources: Readonly<Record<string, Source | Definition>>;
  readonly exports: Readonly<Record<string, ExportConfig>>;
  readonly pipelines: Readonly<Record<string, PipelineConfig>>;
}

type Given = Partial<Config>;
export type ConfigModule = Given | ((context: { readonly env: Environment["all"] }) => Given);

const fileName = "sluice.config.ts";

/** The config of the project in `dir`, checked; an empty one where there is no file. */
export async function readConfig(dir: string): Promise<Config> {
  const path = resolve(join(dir, fileName));
  if (!existsSync(path)) return { sources: {}, exports: {}, pipelines: {} };
  const given = await importConfig(path);
  const { checkConfig } = await import("./schema.ts");
  return checkConfig(typeof given === "function" ? given({ env: readEnvironment().all }) : given, fileName);
}

async function importConfig(path: string): Promise<ConfigModule> {
  try {
    const module = (await import(pathToFileURL(path).href)) as { default?: ConfigModule };
    if (module.default !== undefined) return module.default;
  } catch (cause) {
    throw new UsageError(`${fileName}: ${messageOf(cause)}`, { cause });
  }
  throw new UsageError(`${fileName}: expected "export default defineConfig({ … })", got no default export`);
}
