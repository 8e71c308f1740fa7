import { Client, Pool } from "pg";
import { settings } from "./set-up.ts";
import { valueTypes } from "./values.ts";

export interface Connections {
  readonly pool: Pool;
  /** Asks the server to stop what our connections do. */
  readonly cancel: () => Promise<void>;
}

export function connections(url: string, max: number): Connections {
  const config = { connectionString: url, types: valueTypes, options: settings, application_name: "sluice" };
  const pool = new Pool({ ...config, max, connectionTimeoutMillis: 10_000 });
  const running = new Set<number>();
  // A connection that breaks while idle is replaced; one in use fails its statement. Neither is to end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  pool.on("acquire", (client) => void running.add(pidOf(client)));
  pool.on("release", (_, client) => void running.delete(pidOf(client)));
  return { pool, cancel: () => cancel(config, [...running]) };
}

const pidOf = (client: unknown): number => (client as { processID: number }).processID;

async function cancel(config: { readonly connectionString: string }, pids: readonly number[]): Promise<void> {
  const client = new Client(config);
  await client.connect();
  for (const pid of pids) await client.query("select pg_cancel_backend($1)", [pid]);
  await client.end();
}
