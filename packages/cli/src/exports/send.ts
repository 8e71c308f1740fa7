import { keysOf } from "@sluice/graph";
import { ExportError, type Exporter, type ExportReport, type Mart, type Prepared } from "@sluice/exports";
import { hideSecrets } from "@sluice/engines/secrets";
import { backticked } from "@sluice/googlesql";
import { namingOf, openSession } from "@sluice/runner";
import type { Warehouse } from "@sluice/engines";
import type { ExportConfig } from "../config/index.ts";
import { messageOf } from "../errors.ts";
import { clipped } from "../words/clipped.ts";
import type { Output } from "../words/output.ts";
import { printError } from "../words/output.ts";
import type { Project } from "../project/index.ts";

export interface Sent extends ExportReport {
  readonly export: string;
}

export interface Sending {
  readonly sent: readonly Sent[];
  readonly failed: number;
}

interface Request {
  readonly chosen: readonly (readonly [string, ExportConfig])[];
  readonly project: Project;
  readonly warehouse: Warehouse;
  readonly output: Output;
  /** A destination that nobody set up is a line, not a failure. */
  readonly lenient?: boolean;
}

/** Each mart to each of its destinations. What fails is said, and exports of other names are still sent. */
export async function exportMarts({ chosen, project, warehouse, output, lenient }: Request): Promise<Sending> {
  const sent: Sent[] = [];
  let failed = 0;
  for (const [name, group] of Map.groupBy(chosen, ([name]) => name)) {
    try {
      const configs = group.map(([, config]) => config);
      for (const report of await send(name, configs, project, warehouse)) sent.push(told(name, report));
    } catch (error) {
      const message = clipped(messageOf(error));
      if (lenient && error instanceof ExportError && error.reason === "config") output.say(`NOT EXPORTED ${message}`);
      else {
        failed += 1;
        printError(`FAILED export ${name}: ${message}`);
      }
    }
  }
  for (const { export: name, to, rows } of sent)
    output.say(`EXPORTED ${name} to ${to}: ${rows.toLocaleString("en")} rows`);
  return { sent, failed };
}

/** Exports of a project's own may know nothing of secrets. */
const told = (name: string, { to, rows }: ExportReport): Sent => ({ export: name, to: hideSecrets(to), rows });

/** What goes by one name goes out together: all of it is prepared before the first is to be seen. */
async function send(
  name: string,
  configs: readonly ExportConfig[],
  project: Project,
  warehouse: Warehouse,
): Promise<ExportReport[]> {
  const ready: Prepared[] = [];
  const reports: ExportReport[] = [];
  try {
    for (const config of configs) {
      const mart = await read(name, config.mart ?? name, project, warehouse);
      for (const exporter of [config.to].flat()) ready.push(await prepared(exporter, mart));
    }
    for (const one of ready) reports.push(await one.finish());
  } catch (error) {
    for (const one of ready) await one.drop();
    throw error;
  }
  return reports;
}

const prepared = async (exporter: Exporter, mart: Mart): Promise<Prepared> =>
  (await exporter.prepare?.(mart)) ?? { finish: () => exporter.write(mart), drop: () => Promise.resolve() };

async function read(name: string, table: string, { graph }: Project, warehouse: Warehouse): Promise<Mart> {
  const session = openSession(warehouse, namingOf(graph));
  const path = backticked(...table.split("."));
  const [model = table, schema = graph.projectConfig?.defaultSchema ?? ""] = table.split(".").toReversed();
  const keys = keysOf(graph, { schema, name: model });
  const order =
    keys.primaryKey.length > 0 ? ` order by ${keys.primaryKey.map((key) => backticked(key)).join(", ")}` : "";
  const { columns, rows } = await session.run(`select * from ${path}${order}`);
  return { name, columns, rows: rows.map((row) => columns.map((column) => row[column.name])), keys };
}
