import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Environment, readEnvironment } from "../environment.ts";
import { UsageError } from "../errors.ts";
import { located } from "./located.ts";
import type { Config } from "./shape.ts";

export type { CollectorConfig, Config, ExportConfig, PipelineConfig } from "./shape.ts";

type Given = Partial<Config>;
export type ConfigModule = Given | ((context: { readonly env: Environment["all"] }) => Given);

const fileName = "sluice.config.ts";

/** The config of the project in `dir`, checked; an empty one where there is no file. */
export async function readConfig(dir: string): Promise<Config> {
  const path = resolve(join(dir, fileName));
  if (!existsSync(path)) return { sources: {}, exports: {}, pipelines: {}, collectors: {} };
  const given = await evaluate(path);
  const { checkConfig } = await import("./schema.ts");
  return checkConfig(given, fileName);
}

/** What the file gives. An error says where in the file it is. */
async function evaluate(path: string): Promise<unknown> {
  const given = await importConfig(path);
  if (given === undefined)
    throw new UsageError(`${fileName}: expected "export default defineConfig({ … })", got no default export`);
  try {
    const config: unknown = typeof given === "function" ? given({ env: readEnvironment().all }) : given;
    return await config;
  } catch (cause) {
    throw new UsageError(located(cause, path), { cause });
  }
}

async function importConfig(path: string): Promise<ConfigModule | undefined> {
  try {
    const module = (await import(pathToFileURL(path).href)) as { default?: ConfigModule };
    return module.default;
  } catch (cause) {
    throw new UsageError(located(cause, path), { cause });
  }
}
