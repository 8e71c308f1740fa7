import { z } from "zod";
import type { Exporter } from "@sluice/exports";
import type { Definition, Source } from "@sluice/sources";
import type { Config } from "./shape.ts";
import { UsageError } from "../errors.ts";

/** What a factory of `@sluice/sources` or `@sluice/exports` returns; its own options it has checked itself. */
const exporter = z.custom<Exporter>((given) => z.looseObject({ kind: z.string() }).safeParse(given).success, {
  error: "expected what a function of @sluice/exports returns, as csv({ path }) does",
});
const definition = z.looseObject({ name: z.string(), key: z.array(z.string()) });
const givenSource = z.union([z.looseObject({ definition }), definition]);
const source = z.custom<Source | Definition>((given) => givenSource.safeParse(given).success, {
  error:
    "expected what a function of @sluice/sources returns, as sourceFrom(where, definition) does, or a definition with name and key",
});

const sent = z.strictObject({ mart: z.string().optional(), to: z.union([exporter, z.array(exporter)]) });

const schema = z.strictObject({
  warehouse: z.string().optional(),
  sources: z.record(z.string(), source).default({}),
  exports: z.record(z.string(), z.union([sent, z.array(sent).min(1)])).default({}),
  pipelines: z
    .record(
      z.string(),
      z.strictObject({
        sources: z.array(z.string()),
        exports: z.array(z.string()).optional(),
        tag: z.string().optional(),
        warehouse: z.string().optional(),
      }),
    )
    .default({}),
  collectors: z
    .record(
      z.string(),
      z.strictObject({
        url: z.string(),
        topic: z.string(),
        clientId: z.string(),
        username: z.string().optional(),
        password: z.string().optional(),
        store: z.string(),
        spool: z.string().optional(),
        files: z.record(z.string(), z.string()).optional(),
      }),
    )
    .default({}),
});

export function checkConfig(given: unknown, fileName: string): Config {
  const { data, error } = schema.safeParse(given);
  if (data !== undefined) return data;
  const problems = error.issues.map(
    ({ path, message }) => `${fileName}: ${path.join(".") || "the config"}: ${message}`,
  );
  throw new UsageError(problems.join("\n"));
}
