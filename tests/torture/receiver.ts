/** Takes what is PUT to it, each Idempotency-Key once. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Receiver {
  readonly url: string;
  rows(): readonly string[];
  forget(): void;
  end(): void;
}

interface Row {
  readonly id: string;
  readonly n: number;
}

export async function startReceiver(): Promise<Receiver> {
  const taken = new Map<string, readonly Row[]>();
  const server = createServer((request, response) => void take(taken, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/counted`,
    rows: () => [...taken.values()].flat().map(({ id, n }) => `${id},${n}`),
    forget: () => taken.clear(),
    end: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A body that breaks off is not taken. */
async function take(
  taken: Map<string, readonly Row[]>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = Buffer.concat(await request.toArray()).toString();
    taken.set(String(request.headers["idempotency-key"]), JSON.parse(body) as readonly Row[]);
    response.writeHead(200).end();
  } catch {
    response.destroy();
  }
}
