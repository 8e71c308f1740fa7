import { z } from "zod";
import type { Config } from "./config.ts";
import { UsageError } from "./errors.ts";

/** What a factory of `@sluice/sources` or `@sluice/exports` returns; its own options it has checked itself. */
const made = (by: string) => z.looseObject({ kind: z.string() }, { error: `expected what ${by} returns` });
const exporter = made("csv(), put() or table()");

const schema = z.strictObject({
  warehouse: z.string().optional(),
  sources: z.record(z.string(), made("file(), http(), mqtt() or postgres()")).default({}),
  exports: z
    .record(z.string(), z.strictObject({ mart: z.string().optional(), to: z.union([exporter, z.array(exporter)]) }))
    .default({}),
  pipelines: z
    .record(
      z.string(),
      z.strictObject({ sources: z.array(z.string()), tag: z.string().optional(), warehouse: z.string().optional() }),
    )
    .default({}),
});

export function checkConfig(given: unknown, fileName: string): Config {
  const { data, error } = schema.safeParse(given);
  if (data !== undefined) return data as unknown as Config;
  const problems = error.issues.map(
    ({ path, message }) => `${fileName}: ${path.join(".") || "the config"}: ${message}`,
  );
  throw new UsageError(problems.join("\n"));
}
