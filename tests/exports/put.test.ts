import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { put, type Mart } from "@sluice/exports";

/** A receiver that honours Idempotency-Key, and answers as `answers` says before it accepts. */
interface Receiver {
  readonly url: string;
  readonly rows: unknown[];
  readonly requests: { status: number; key: string; authorization: string | undefined; rows: number }[];
  close(): Promise<void>;
}

async function receiver(answers: (number | "hang")[], headers: Record<string, string> = {}): Promise<Receiver> {
  const rows: unknown[] = [];
  const requests: Receiver["requests"] = [];
  const seen = new Set<string>();
  const server = createServer((request, response) => void handle(request, response));
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString()) as unknown[];
    const answer = answers.shift() ?? 200;
    if (answer === "hang") {
      return;
    }
    const key = String(request.headers["idempotency-key"]);
    requests.push({ status: answer, key, authorization: request.headers.authorization, rows: body.length });
    if (answer === 200 && !seen.has(key)) {
      seen.add(key);
      rows.push(...body);
    }
    response.writeHead(answer, headers).end();
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wind-orders`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url, rows, requests, close };
}

const mart: Mart = {
  name: "wind_orders",
  columns: [
    { name: "order_period_id", type: { kind: "STRING" } },
    { name: "executed_volume", type: { kind: "FLOAT64" } },
  ],
  rows: Array.from({ length: 25 }, (_, at) => [`order ${at}`, at % 2 ? null : at]),
  keys: { primaryKey: ["order_period_id"], references: [], indexes: [], notNull: [] },
};
const expected = mart.rows.map(([order_period_id, executed_volume]) => ({ order_period_id, executed_volume }));

let there: Receiver | undefined;
beforeEach(() => (there = undefined));
afterEach(() => (vi.restoreAllMocks(), there?.close()));

it("delivers every row once, in order, in batches", async () => {
  there = await receiver([]);
  const report = await put({ url: there.url, batch: 10, token: "s3cret" }).write(mart);
  expect(report.rows).toBe(25);
  expect(there.rows).toEqual(expected);
  expect(there.requests.map(({ rows }) => rows)).toEqual([10, 10, 5]);
  expect(there.requests[0]!.authorization).toBe("Bearer s3cret");
});

it("delivers every row once when the receiver fails three times", async () => {
  there = await receiver([500, 429, 503]);
  await put({ url: there.url, batch: 10, backoff: 1 }).write(mart);
  expect(there.rows).toEqual(expected);
  expect(new Set(there.requests.slice(0, 4).map(({ key }) => key)).size).toBe(1);
});

it("tries again when no answer comes in time", async () => {
  there = await receiver(["hang"]);
  await put({ url: there.url, backoff: 1, timeout: 1000 }).write(mart);
  expect(there.rows).toEqual(expected);
});

it("waits as long as Retry-After says", async () => {
  const hour = 3_600_000;
  const waits: (number | undefined)[] = [];
  const wait = globalThis.setTimeout;
  vi.spyOn(globalThis, "setTimeout").mockImplementation((run, time) => {
    waits.push(time);
    return wait(run, time === hour ? 0 : time);
  });
  there = await receiver([429], { "retry-after": "3600" });
  await put({ url: there.url, backoff: 1 }).write(mart);
  expect(waits.filter((time) => time === hour)).toHaveLength(1);
  expect(there.rows).toEqual(expected);
});

it("changes nothing at the receiver when run again", async () => {
  there = await receiver([]);
  await put({ url: there.url, batch: 10 }).write(mart);
  await put({ url: there.url, batch: 10 }).write(mart);
  expect(there.rows).toEqual(expected);
});

it("names the batch that is refused for good, and does not try it again", async () => {
  there = await receiver([200, 422]);
  await expect(put({ url: there.url, batch: 10 }).write(mart)).rejects.toThrow(
    "batch 2 of 3 was refused: expected 2xx, got 422",
  );
  expect(there.requests).toHaveLength(2);
});

it("gives up after its retries", async () => {
  there = await receiver([500, 500, 500]);
  await expect(put({ url: there.url, retries: 2, backoff: 1 }).write(mart)).rejects.toThrow("got 500");
});

it("calls no real host unless its config says so", async () => {
  const far = put({ url: "https://hypercube.ingestion.com/wind-orders", token: "s3cret" }).write(mart);
  await expect(far).rejects.toThrow("does not say live: true");
});

it("says which address is none", async () => {
  await expect(put({ url: "nonsense" }).write(mart)).rejects.toThrow('"nonsense" is no URL');
});
