/** BigQuery's REST API over a warehouse: clients that speak to BigQuery speak to it unchanged. */
import { mutex, type Warehouse } from "@sluice/engines";
import { createApp } from "./app.ts";
import { openState } from "./state.ts";

export interface ServeOptions {
  readonly port?: number;
  /** Default 127.0.0.1: this machine alone. */
  readonly host?: string;
  /** Without one, any token is accepted, and none. */
  readonly token?: string | undefined;
  /** The folder whose folders stand for the buckets of `gs://`. Default `buckets`. */
  readonly buckets?: string;
}

export interface Server {
  /** `http://127.0.0.1:9050`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves until it is closed; the warehouse stays open. Throws where the port is in use. */
export async function serve(warehouse: Warehouse, options: ServeOptions = {}): Promise<Server> {
  const { port = 9050, host = "127.0.0.1", token, buckets = "buckets" } = options;
  const state = await openState(warehouse);
  const app = createApp({ warehouse, state, inTurn: mutex(), buckets, now: () => new Date() }, { token });
  const url = await app.listen({ port, host });
  return { url, close: () => app.close() };
}

export { ApiError, type ApiReason } from "./error.ts";
