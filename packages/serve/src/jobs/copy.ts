/** Copy jobs: tables into one. */
import { notFound } from "../error.ts";
import { nameOfTable, pathOf, refuseDisposition, relationOf, type TableBody, type TableReference } from "../tables.ts";
import { sessionOn, type World } from "../world.ts";
import type { Outcome } from "./job.ts";

export interface CopyConfiguration {
  readonly sourceTable?: TableReference;
  readonly sourceTables?: readonly TableReference[];
  readonly destinationTable: TableReference;
  readonly writeDisposition?: string;
}

export async function runCopy(world: World, project: string, copy: CopyConfiguration): Promise<Outcome> {
  const from = (copy.sourceTables ?? (copy.sourceTable ? [copy.sourceTable] : [])).map((one) => ({
    projectId: project,
    ...one,
  }));
  const to = { projectId: project, ...copy.destinationTable };
  for (const one of from) if ((await relationOf(world, one)) === undefined) throw notFound(nameOfTable(one));
  const session = sessionOn(world, { project });
  const rows = from.map((one) => `select * from ${pathOf(one)}`).join(" union all ");
  const disposition = copy.writeDisposition ?? "WRITE_EMPTY";
  const there = await relationOf(world, to);
  if (there === undefined || disposition === "WRITE_TRUNCATE")
    await session.run(`create or replace table ${pathOf(to)} as ${rows}`);
  else {
    const { rows: some } = await session.run(`select 1 from ${pathOf(to)} limit 1`);
    refuseDisposition(disposition, some.length === 0, to);
    await session.run(`insert into ${pathOf(to)} ${rows}`);
  }
  const [first] = from;
  const said = first && (await world.state.get<TableBody>("table", `${first.datasetId}.${first.tableId}`));
  if (said && there === undefined)
    await world.state.put("table", `${to.datasetId}.${to.tableId}`, { ...said, tableReference: to });
  return { statistics: { copy: { copiedRows: "0" } } };
}
