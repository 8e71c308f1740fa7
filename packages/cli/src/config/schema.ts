import { z } from "zod";
import { type Exporter, exporterAt } from "@sluice/exports";
import type { Definition, Source } from "@sluice/sources";
import { messageOf, UsageError } from "../errors.ts";
import { fromPlain, plainSource } from "./plain-source.ts";
import type { Declared, ExportConfig, GivenConfig } from "./shape.ts";

/** What a factory of `@sluice/sources` or `@sluice/exports` returns; its own options it has checked itself. */
const madeExporter = z.custom<Exporter>((given) => z.looseObject({ kind: z.string() }).safeParse(given).success, {
  error:
    'expected a path ("orders.csv"), an address, or what a function of @sluice/exports returns, as csv({ path }) does',
});
const exporter = z.union([z.string().min(1), madeExporter]);
const definition = z.looseObject({ name: z.string(), key: z.array(z.string()) });
const madeSource = z.custom<Source | Definition>(
  (given) => z.union([z.looseObject({ definition }), definition]).safeParse(given).success,
);

const sent = z.strictObject({
  mart: z.string().optional().describe("The table to send; the export's own name where absent."),
  to: z.union([exporter, z.array(exporter)]).describe("A path whose ending says what to write, or an address."),
});

const collector = z.strictObject({
  url: z.string().describe("`mqtt://HOST:PORT`, or `mqtts://`."),
  topic: z.string(),
  clientId: z.string().describe("Names the session that the broker keeps while the collector is away."),
  username: z.string().optional(),
  password: z.string().optional(),
  store: z.string().describe("The raw store: a folder, or `s3://BUCKET/PREFIX`."),
  spool: z.string().optional().describe("A folder on this disk, for what is not in the store yet."),
  files: z
    .record(z.string(), z.string())
    .optional()
    .describe("Files of which the store keeps each version, by source."),
});

const pipeline = z.strictObject({
  sources: z.array(z.string()).describe("The sources that its arguments are for, in their order."),
  exports: z.array(z.string()).optional().describe("What a run of its tag sends out, once it succeeded."),
  tag: z.string().optional().describe("What to build; the pipeline's own name where absent."),
  warehouse: z.string().optional().describe("Where, unless `--warehouse` says otherwise."),
});

/** All that a config may say, before its sources and exports are made. */
export const schema = z.strictObject({
  warehouse: z
    .string()
    .optional()
    .describe("`duckdb:PATH`, `sqlite:PATH`, `postgres://…` or `bigquery:`; a path is relative to the project."),
  sources: z.record(z.string(), z.unknown()).default({}).describe("Where raw tables come from, by name."),
  exports: z
    .record(z.string(), z.union([sent, z.array(sent).min(1)]))
    .default({})
    .describe("Which tables go out, and where to."),
  pipelines: z.record(z.string(), pipeline).default({}).describe("What `sluice pipeline NAME` does."),
  freshness: z
    .record(z.string(), z.number().positive())
    .optional()
    .describe("By raw table: how many hours old its newest row may be, for `sluice health`."),
  collectors: z.record(z.string(), collector).default({}).describe("What `sluice collect NAME` subscribes to."),
});

interface Around {
  /** For what is wrong. */
  readonly fileName: string;
  /** Sources that the config need not name; where it does, it says more of them. */
  readonly seeds: Readonly<Record<string, object>>;
  readonly declared: Declared;
}

/** Throws a UsageError that says which field is wrong, and what was expected. */
export async function checkConfig(given: unknown, around: Around): Promise<GivenConfig> {
  const { fileName, seeds } = around;
  const { data, error } = schema.safeParse(given);
  if (error !== undefined) throw new UsageError(problemsOf(error, fileName));
  const { sources, exports, ...rest } = data;
  return {
    ...rest,
    sources: await each({ ...seeds, ...sources }, (name, one) => sourceOf(name, one, around)),
    exports: await each(exports, (name, one) => exportsOf(name, one, fileName)),
  };
}

async function each<From, To>(
  record: Readonly<Record<string, From>>,
  make: (name: string, one: From) => Promise<To>,
): Promise<Readonly<Record<string, To>>> {
  const made = Object.entries(record).map(async ([name, one]) => [name, await make(name, one)] as const);
  return Object.fromEntries(await Promise.all(made));
}

/** One that `sourceFrom` made, a definition, or words alone; of a seed all but its path. */
async function sourceOf(
  name: string,
  given: unknown,
  { fileName, seeds, declared }: Around,
): Promise<Source | Definition> {
  const made = madeSource.safeParse(given);
  if (made.success) return made.data;
  const { data, error } = plainSource.safeParse({ ...seeds[name], ...(given as object) });
  if (error !== undefined) throw new UsageError(problemsOf(error, fileName, ["sources", name]));
  return fromPlain(name, data, declared(name)).catch((cause: unknown) => {
    throw new UsageError(`${fileName}: sources.${name}: ${messageOf(cause)}`, { cause });
  });
}

type GivenExport = z.infer<typeof sent>;

async function exportsOf(name: string, given: GivenExport | GivenExport[], fileName: string) {
  try {
    const all = [given].flat().map(exportOf);
    return Array.isArray(given) ? all : (all[0] ?? []);
  } catch (cause) {
    throw new UsageError(`${fileName}: exports.${name}.to: ${messageOf(cause)}`, { cause });
  }
}

const exportOf = ({ mart, to }: GivenExport): ExportConfig => ({
  mart,
  to: [to].flat().map((one) => (typeof one === "string" ? exporterAt(one) : one)),
});

const problemsOf = ({ issues }: z.ZodError, fileName: string, place: readonly string[] = []): string =>
  issues
    .map(({ path, message }) => `${fileName}: ${[...place, ...path].join(".") || "the config"}: ${message}`)
    .join("\n");
