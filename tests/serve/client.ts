/** Speaks to a server as a client does that knows only the API. */
import { serve, type Server } from "@sluice/serve";
import type { Warehouse } from "@sluice/engines";

export interface Api {
  readonly server: Server;
  /** The answer's body; `status` is in it where it is not 200. */
  call(method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  /** The rows of a query, as text. */
  rows(query: string, more?: object): Promise<unknown[][]>;
}

export async function startApi(warehouse: Warehouse, options: Parameters<typeof serve>[1] = {}): Promise<Api> {
  const server = await serve(warehouse, { port: 0, ...options });
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${server.url}/bigquery/v2/projects/p${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    const answer = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
    return response.ok ? answer : { status: response.status, ...answer };
  };
  const rows = async (query: string, more: object = {}) => {
    const answer = await call("POST", "/queries", { query, useLegacySql: false, ...more });
    if (answer["error"]) throw new Error((answer["error"] as Error).message);
    return ((answer["rows"] ?? []) as { f: { v: unknown }[] }[]).map(({ f }) => f.map(({ v }) => v));
  };
  return { server, call, rows };
}
