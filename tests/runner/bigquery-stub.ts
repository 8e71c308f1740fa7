import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A table that "stands" on this stand-in for BigQuery: its columns, and whether it is a view. */
export interface StubTable {
  readonly type: "TABLE" | "VIEW";
  readonly columns: readonly string[];
}

export interface Stub {
  /** For BIGQUERY_EMULATOR_HOST. */
  readonly address: string;
  /** Statements of the jobs that were asked for. */
  readonly statements: readonly string[];
  close(): Promise<void>;
}

/** Answers what the official CLI asks before and while it runs: tables by `dataset.name`, and jobs that always succeed. */
export async function startStub(tables: Readonly<Record<string, StubTable>>): Promise<Stub> {
  const statements: string[] = [];
  const server = createServer((request, response) => void answer(request, response, tables, statements));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/bigquery/v2`, statements, close: () => closed(server) };
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  tables: Readonly<Record<string, StubTable>>,
  statements: string[],
): Promise<void> {
  const path = new URL(request.url ?? "", "http://stub").pathname;
  const send = (status: number, body: unknown) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  const [, dataset, table] = /datasets\/([^/]+)\/tables\/([^/]+)$/.exec(path) ?? [];
  if (table !== undefined) {
    const found = tables[`${dataset}.${table}`];
    if (found === undefined) return send(404, notFound(`Not found: Table ${dataset}.${table}`));
    return send(200, metadata(String(dataset), table, found));
  }
  if (path.endsWith("/jobs")) {
    const job = JSON.parse(await textOf(request)) as { configuration: { query: { query: string } } };
    statements.push(job.configuration.query.query);
    return send(200, done(`job_${statements.length}`));
  }
  const [, job] = /\/jobs\/([^/]+)$/.exec(path) ?? [];
  if (job !== undefined) return send(200, done(job));
  if (/\/queries\//.test(path))
    return send(200, { jobComplete: true, totalRows: "0", schema: { fields: [] }, rows: [] });
  if (path.endsWith("/datasets")) return send(200, { datasets: [] });
  send(404, notFound(path));
}

const notFound = (message: string) => ({ error: { code: 404, message, errors: [{ reason: "notFound", message }] } });

const metadata = (datasetId: string, tableId: string, { type, columns }: StubTable) => ({
  tableReference: { projectId: "warehouse", datasetId, tableId },
  type,
  schema: { fields: columns.map((name) => ({ name, type: "INTEGER" })) },
  lastModifiedTime: "1700000000000",
});

const done = (jobId: string) => ({
  jobReference: { projectId: "warehouse", jobId, location: "US" },
  status: { state: "DONE" },
  statistics: { query: { totalBytesBilled: "0", totalBytesProcessed: "0" } },
  configuration: { query: {} },
});

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
