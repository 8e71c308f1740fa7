import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Definition, Source } from "@sluice/sources";
import type { z } from "zod";
import { type Environment, readEnvironment } from "../environment.ts";
import { UsageError } from "../errors.ts";
import { addressIn } from "../project/folder.ts";
import { located } from "./located.ts";
import type { plainSource } from "./plain-source.ts";
import type { schema } from "./schema.ts";
import { seedsIn } from "./seeds.ts";
import type { Config, Declared, GivenConfig } from "./shape.ts";

export type { CollectorConfig, Config, ExportConfig, PipelineConfig } from "./shape.ts";

/** Plain sources and exports, `{ path: "orders.csv" }`, are made into what they stand for. */
interface Given extends Partial<Omit<Config, "sources" | "exports">> {
  readonly sources?: Readonly<Record<string, Source | Definition | z.input<typeof plainSource>>>;
  readonly exports?: z.input<typeof schema>["exports"];
}

export type ConfigModule = Given | ((context: { readonly env: Environment["all"] }) => Given);

/** In TypeScript, JavaScript, or YAML where no code is wanted. */
export const configFiles = ["sluice.config.ts", "sluice.config.js", "sluice.config.mjs", "sluice.config.yaml"] as const;

const defaultWarehouse = "duckdb:warehouse.duckdb";

/** The config of the project in `dir`, checked; the project's seeds are among its sources. */
export async function readConfig(dir: string, declared: Declared = () => undefined): Promise<Config> {
  const [fileName, ...others] = configFiles.filter((name) => existsSync(join(dir, name)));
  if (others.length > 0)
    throw new UsageError(`${dir}: expected one config, got ${[fileName, ...others].join(" and ")}`);
  const given = fileName && (await givenBy(resolve(join(dir, fileName)), fileName));
  const seeds = seedsIn(dir);
  if (fileName === undefined && Object.keys(seeds).length === 0) return emptyConfig(dir);
  const { checkConfig } = await import("./schema.ts");
  return inFolder(dir, await checkConfig(given ?? {}, { fileName: fileName ?? "seeds", seeds, declared }));
}

/** Of a project without a config. */
export const emptyConfig = (dir: string): Config =>
  inFolder(dir, { sources: {}, exports: {}, pipelines: {}, collectors: {} });

/** Two projects share no file unless they are told to: paths are relative to the project. */
const inFolder = (dir: string, { warehouse = defaultWarehouse, pipelines, ...config }: GivenConfig): Config => ({
  ...config,
  warehouse: addressIn(dir, warehouse),
  pipelines: Object.fromEntries(
    Object.entries(pipelines).map(([name, one]) => [
      name,
      one.warehouse === undefined ? one : { ...one, warehouse: addressIn(dir, one.warehouse) },
    ]),
  ),
});

async function givenBy(path: string, fileName: string): Promise<unknown> {
  if (!fileName.endsWith(".yaml")) return evaluate(path, fileName);
  const { readYaml } = await import("./yaml.ts");
  return readYaml(path, readEnvironment().all);
}

/** What the file gives. An error says where in the file it is. */
async function evaluate(path: string, fileName: string): Promise<unknown> {
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
