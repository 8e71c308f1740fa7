import { backticked } from "@sluice/googlesql";
import type { FastifyInstance } from "fastify";
import { notFound } from "../error.ts";
import { insertAll, type InsertRequest, type Seen } from "../insert-all.ts";
import { type Jobs } from "../jobs/job.ts";
import { anonymousDataset } from "../jobs/query.ts";
import { pageOf } from "../resources.ts";
import {
  changeTable,
  deleteTable,
  getTable,
  insertTable,
  listTables,
  nameOfTable,
  pathOf,
  relationOf,
  type TableBody,
  type TableReference,
} from "../tables.ts";
import { schemaOf } from "../schema.ts";
import { wireRow } from "../wire.ts";
import { sessionOn, type World } from "../world.ts";

interface Params {
  readonly project: string;
  readonly dataset: string;
  readonly table: string;
}

interface Paging {
  readonly maxResults?: string;
  readonly pageToken?: string;
  readonly startIndex?: string;
  readonly selectedFields?: string;
  readonly "formatOptions.useInt64Timestamp"?: string;
}

const refOf = ({ project, dataset, table }: Params): TableReference => ({
  projectId: project,
  datasetId: dataset,
  tableId: table,
});

export function tableRoutes(app: FastifyInstance, world: World, jobs: Jobs): void {
  const { inTurn } = world;
  const seen: Seen = new Map();
  const all = "/projects/:project/datasets/:dataset/tables";
  const one = `${all}/:table`;

  app.get<{ Params: Params; Querystring: Paging }>(all, ({ params: { project, dataset }, query }) =>
    inTurn(async () => {
      const tables = await listTables(world, project, dataset);
      const { items, nextPageToken } = pageOf(tables, query);
      return {
        kind: "bigquery#tableList",
        tables: items,
        totalItems: tables.length,
        ...(nextPageToken && { nextPageToken }),
      };
    }),
  );
  app.post<{ Params: Params; Body: TableBody }>(all, ({ params: { project, dataset }, body }) =>
    inTurn(() => insertTable(world, { ...body.tableReference, projectId: project, datasetId: dataset }, body)),
  );
  app.get<{ Params: Params }>(one, ({ params }) => inTurn(() => anonymous(params) ?? getTable(world, refOf(params))));
  for (const method of ["PATCH", "PUT"] as const) {
    app.route<{ Params: Params; Body: Partial<TableBody> }>({
      method,
      url: one,
      handler: ({ params, body }) => inTurn(() => changeTable(world, refOf(params), body, method === "PATCH")),
    });
  }
  app.delete<{ Params: Params }>(one, async ({ params }, reply) => {
    await inTurn(() => deleteTable(world, refOf(params)));
    return reply.code(204).send();
  });
  app.post<{ Params: Params; Body: InsertRequest }>(`${one}/insertAll`, ({ params, body }) =>
    inTurn(async () => {
      const insertErrors = await insertAll(world, refOf(params), body, seen);
      return { kind: "bigquery#tableDataInsertAllResponse", ...(insertErrors.length > 0 && { insertErrors }) };
    }),
  );
  app.get<{ Params: Params; Querystring: Paging }>(`${one}/data`, ({ params, query }) =>
    inTurn(() => rowsOf(world, params, query)),
  );

  /** What a query answered lately is to be found as a table. */
  function answerOf({ dataset, table }: Params) {
    if (dataset !== anonymousDataset) return undefined;
    return jobs.all().find(({ id }) => id.replaceAll("-", "_") === table)?.outcome?.answer;
  }

  function anonymous(params: Params): Promise<object> | undefined {
    const answer = answerOf(params);
    if (answer === undefined) return undefined;
    const ref = refOf(params);
    const id = `${ref.projectId}:${ref.datasetId}.${ref.tableId}`;
    const schema = schemaOf(answer.columns);
    return Promise.resolve({
      kind: "bigquery#table",
      id,
      tableReference: ref,
      schema,
      type: "TABLE",
      numRows: String(answer.rows.length),
    });
  }

  async function rowsOf(on: World, params: Params, query: Paging): Promise<object> {
    const from = Number(query.pageToken ?? query.startIndex ?? 0) || 0;
    const size = query.maxResults === undefined ? 10_000 : Number(query.maxResults);
    const kept = answerOf(params);
    const { columns, rows, total } = kept
      ? { columns: kept.columns, rows: kept.rows.slice(from, from + size), total: kept.rows.length }
      : await page(on, refOf(params), from, size, query.selectedFields);
    const options = { useInt64Timestamp: query["formatOptions.useInt64Timestamp"]?.toLowerCase() === "true" };
    return {
      kind: "bigquery#tableDataList",
      totalRows: String(total),
      rows: rows.map((row) => wireRow(row, columns, options)),
      ...(from + rows.length < total && { pageToken: String(from + rows.length) }),
    };
  }
}

async function page(world: World, ref: TableReference, from: number, size: number, selected?: string) {
  if ((await relationOf(world, ref)) === undefined) throw notFound(nameOfTable(ref));
  const session = sessionOn(world, { project: ref.projectId ?? "" });
  const names = selected?.split(",").map((name) => backticked(name.split(".")[0] ?? name));
  const list = names ? [...new Set(names)].join(", ") : "*";
  const { columns, rows } = await session.run(`select ${list} from ${pathOf(ref)} limit ${size} offset ${from}`);
  const counted = await session.run(`select count(*) as n from ${pathOf(ref)}`);
  return { columns, rows, total: Number(counted.rows[0]?.["n"] ?? 0) };
}
