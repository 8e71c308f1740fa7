import { readConfig } from "./config.ts";
import { UsageError } from "./errors.ts";
import { listen } from "./interrupt.ts";
import { load } from "./load-sources.ts";
import { createOutput } from "./output.ts";
import { isBigQuery, warehouseUrl } from "./project.ts";
import { readSettings } from "./settings.ts";
import type { SourceFlags } from "./source-flags.ts";
import { definitionOf } from "./sources.ts";
import { withWarehouse } from "./warehouse.ts";

interface Flags extends SourceFlags {
  readonly warehouse?: string;
  readonly project: string;
  readonly json?: boolean;
}

/** `sluice load`. */
export async function loadCommand(named: readonly string[], flags: Flags): Promise<void> {
  const config = await readConfig(flags.project);
  const url = warehouseUrl(flags, config);
  if (isBigQuery(url))
    throw new UsageError("load fills duckdb:, sqlite: and postgres: warehouses; for BigQuery use bq load");
  const names = chosen(named, Object.keys(flags.source ?? {}), Object.values(config.sources).map(definitionOf));
  const output = createOutput(flags);
  const graph = { projectConfig: readSettings(flags.project) };
  const interrupt = listen();
  try {
    await withWarehouse(url, graph, async (warehouse) => {
      const request = {
        project: { dir: flags.project, config, graph },
        flags,
        output,
        warehouse,
        signal: interrupt.signal,
      };
      const loads = await load(request, names);
      if (output.json) output.document({ status: "SUCCESSFUL", loads });
    });
  } finally {
    interrupt.release();
  }
}

/** What is named, by argument or by `--source`; else all there is. */
function chosen(
  named: readonly string[],
  placed: readonly string[],
  known: readonly { readonly name: string }[],
): string[] {
  const names = [...new Set([...named, ...placed])];
  if (names.length > 0) return names;
  if (known.length === 0) throw new UsageError("no sources: expected some in sluice.config.ts");
  return known.map(({ name }) => name);
}
