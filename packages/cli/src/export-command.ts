import { nearest } from "@sluice/graph";
import type { Exporter, ExportReport, Mart } from "@sluice/exports";
import { namingOf, openSession } from "@sluice/runner";
import type { Warehouse } from "@sluice/warehouses";
import { exporterAt } from "./exporter-at.ts";
import type { Config, ExportConfig } from "./config.ts";
import { UsageError } from "./errors.ts";
import { keysOf } from "./mart-keys.ts";
import { createOutput, printError } from "./output.ts";
import { openProject, type Project, warehouseUrl } from "./project.ts";
import { expectThere, withWarehouse } from "./warehouse.ts";

interface Flags {
  readonly warehouse?: string;
  readonly project: string;
  readonly to?: string;
  readonly json?: boolean;
}

interface Sent extends ExportReport {
  readonly export: string;
}

/** `sluice export`: each mart to each of its destinations. What fails is said, and the rest is still sent. */
export async function exportCommand(named: readonly string[], flags: Flags): Promise<number> {
  const project = await openProject(flags.project, {});
  const chosen = chosenExports(named, project.config, flags.to);
  const output = createOutput(flags);
  const sent: Sent[] = [];
  let failed = 0;
  await withWarehouse(expectThere(warehouseUrl(flags, project.config)), project.graph, async (warehouse) => {
    for (const [name, config] of chosen) {
      try {
        for (const report of await send(name, config, project, warehouse)) sent.push({ export: name, ...report });
      } catch (error) {
        failed += 1;
        printError(`FAILED ${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  });
  for (const { export: name, to, rows } of sent)
    output.say(`EXPORTED ${name} to ${to}: ${rows.toLocaleString("en")} rows`);
  if (output.json) output.document({ status: failed > 0 ? "FAILED" : "SUCCESSFUL", exports: sent });
  return failed > 0 ? 1 : 0;
}

function chosenExports(
  named: readonly string[],
  { exports }: Config,
  to: string | undefined,
): [string, ExportConfig][] {
  const names = named.length > 0 ? named : Object.keys(exports);
  if (names.length === 0)
    throw new UsageError("no exports: expected some in sluice.config.ts, or a table's name and --to WHERE");
  return names.map((name) => {
    const found = Object.hasOwn(exports, name) ? exports[name] : undefined;
    if (found === undefined && to === undefined) throw unknown(name, Object.keys(exports));
    return [name, to === undefined ? (found as ExportConfig) : { ...found, to: exporterAt(to) }];
  });
}

function unknown(name: string, known: readonly string[]): UsageError {
  const near = nearest(name, known);
  return new UsageError(
    `no export "${name}"; ${near ? `did you mean "${near}"?` : `sluice.config.ts lists ${known.join(", ") || "none"}`}`,
  );
}

async function send(
  name: string,
  config: ExportConfig,
  project: Project,
  warehouse: Warehouse,
): Promise<ExportReport[]> {
  const mart = await read(name, config.mart ?? name, project, warehouse);
  const exporters = Array.isArray(config.to) ? (config.to as readonly Exporter[]) : [config.to as Exporter];
  const reports: ExportReport[] = [];
  for (const exporter of exporters) reports.push(await exporter.write(mart));
  return reports;
}

async function read(name: string, table: string, { graph }: Project, warehouse: Warehouse): Promise<Mart> {
  const session = openSession(warehouse, namingOf(graph));
  const path = table
    .split(".")
    .map((part) => `\`${part}\``)
    .join(".");
  const keys = keysOf(graph, table);
  const order = keys.primaryKey.length > 0 ? ` order by ${keys.primaryKey.map((key) => `\`${key}\``).join(", ")}` : "";
  const { columns, rows } = await session.run(`select * from ${path}${order}`);
  return { name, columns, rows: rows.map((row) => columns.map((column) => row[column.name])), keys };
}
