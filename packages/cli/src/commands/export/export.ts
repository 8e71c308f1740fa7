import { nearest } from "@sluice/graph";
import { exporterAt } from "@sluice/exports";
import type { Config, ExportConfig } from "../../config/index.ts";
import { UsageError } from "../../errors.ts";
import { exportMarts } from "../../exports/send.ts";
import { createOutput } from "../../words/output.ts";
import { openProject } from "../../project/index.ts";
import { targetOf } from "../../targets/index.ts";
import type { ExportFlags } from "./flags.ts";

/** `sluice export`: marts out. Gives the exit code. */
export async function exportCommand(named: readonly string[], flags: ExportFlags): Promise<number> {
  const project = await openProject(flags.project, {});
  const chosen = chosenExports(named, project.config, flags.to);
  const output = createOutput(flags);
  const { sent, failed } = await targetOf(flags, project.config).export((open) =>
    open(project.graph, (warehouse) => exportMarts({ chosen, project, warehouse, output })),
  );
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
  return names.flatMap((name): [string, ExportConfig][] => {
    const found = Object.hasOwn(exports, name) ? [exports[name] ?? []].flat() : undefined;
    if (to !== undefined) return [[name, { ...onlyOne(name, found), to: exporterAt(to) }]];
    if (found === undefined) throw unknown(name, Object.keys(exports));
    return found.map((one) => [name, one]);
  });
}

function onlyOne(name: string, found: readonly ExportConfig[] = []): ExportConfig | undefined {
  if (found.length < 2) return found[0];
  const marts = found.map(({ mart = name }) => mart).join(", ");
  throw new UsageError(`export ${name} sends ${marts}: expected one of them with --to`);
}

function unknown(name: string, known: readonly string[]): UsageError {
  const near = nearest(name, known);
  return new UsageError(
    `no export "${name}"; ${near ? `did you mean "${near}"?` : `sluice.config.ts lists ${known.join(", ") || "none"}`}`,
  );
}
