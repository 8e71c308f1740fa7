import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
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

/** Answers by sending on; what came is kept. */
async function redirector(to: () => string, status = 307) {
  const bodies: string[] = [];
  const server = createServer((request, response) => void handle(request, response));
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    bodies.push(Buffer.concat(await request.toArray()).toString());
    response.writeHead(status, { location: to() }).end();
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/first`;
  const close = () => (server.closeAllConnections(), server.close());
  return { url, bodies, close };
}

const elsewhere = [
  "http://example.org/x",
  "//example.org/x",
  "http://127.0.0.1.example.org/",
  "http://0.0.0.0:1/",
  "http://me:s3cret@example.org/x?token=s3cret",
  "file:///etc/passwd",
  "http://[",
];

it.each([301, 302, 307, 308].flatMap((status) => elsewhere.map((to) => [status, to] as const)))(
  "takes no rows along a %i to %s",
  async (status, to) => {
    const called = vi.spyOn(globalThis, "fetch");
    const first = await redirector(() => to, status);
    const failed = put({ url: first.url, token: "s3cret", backoff: 1 }).write(mart);
    await expect(failed).rejects.toThrow(/batch 1 of 1: .*\/first: it redirects to .*no rows were sent there/);
    await expect(failed).rejects.not.toThrow("s3cret");
    expect(called.mock.calls.map(([request]) => (request as Request).url)).toEqual([first.url]);
    first.close();
  },
);

it.each([301, 302, 307, 308])("follows a %i to a place that its config allows, without the token", async (status) => {
  const final = (there = await receiver([]));
  const first = await redirector(() => final.url, status);
  const report = await put({ url: first.url, token: "s3cret" }).write(mart);
  expect(final.rows).toEqual(expected);
  expect(final.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
  expect(report).toEqual({ to: first.url, rows: 25 });
  first.close();
});

it("keeps the token within an origin, and does not give it back after another", async () => {
  const tokens: (string | undefined)[] = [];
  const places = ["/b", "http://localhost:PORT/c", "http://127.0.0.1:PORT/d"];
  const server = createServer((request, response) => {
    tokens.push(request.headers.authorization);
    request.resume();
    const { port } = server.address() as AddressInfo;
    const next = places.shift()?.replace("PORT", String(port));
    response.writeHead(next ? 308 : 200, next ? { location: next } : {}).end();
  });
  server.listen(0);
  await once(server, "listening");
  await put({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/a`, token: "t" }).write(mart);
  expect(tokens).toEqual(["Bearer t", "Bearer t", undefined, undefined]);
  server.closeAllConnections();
  server.close();
});

it("a 303, or a way that never ends, has delivered nothing", async () => {
  const other = await redirector(() => "/thanks", 303);
  await expect(put({ url: other.url }).write(mart)).rejects.toThrow("expected 2xx, got 303");
  const ring = await redirector(() => "/again");
  await expect(put({ url: ring.url }).write(mart)).rejects.toThrow("redirected more than 5 times");
  other.close();
  ring.close();
});

it("user and password in the address are sent as such, and never said", async () => {
  there = await receiver([200, 422]);
  const url = `${there.url.replace("//", "//me:p%40ss-w0rd@")}?token=s3cret-1`;
  const report = await put({ url }).write(mart);
  expect(there.requests[0]!.authorization).toBe(`Basic ${Buffer.from("me:p@ss-w0rd").toString("base64")}`);
  expect(report.to).toBe(there.url);
  const failed = put({ url }).write(mart);
  await expect(failed).rejects.toThrow(`${there.url}: batch 1 of 1 was refused`);
  await expect(failed).rejects.toSatisfy((error: Error) => !/ss-w0rd|s3cret|\bme\b/.test(inspect(error, { depth: 9 })));
});

it.each([
  "https://me:s3cret@far.example/x?token=s3cret",
  "https:/me:s3cret@far.example/x",
  "htp://me:s3cret@far/x",
  "http://me:s3cret@",
  "me:s3cret@far/x",
])("%s is not called, and what is secret in it is not said", async (url) => {
  const failed = put({ url, token: "t0ken" }).write(mart);
  await expect(failed).rejects.toMatchObject({ reason: "config" });
  await expect(failed).rejects.toSatisfy((error: Error) => !/s3cret|t0ken/.test(inspect(error, { depth: 9 })));
});

it("calls no real host unless its config says so", async () => {
  const far = put({ url: "https://hypercube.ingestion.com/wind-orders", token: "s3cret" }).write(mart);
  await expect(far).rejects.toThrow("does not say live: true");
});

it("says which address is none", async () => {
  await expect(put({ url: "nonsense" }).write(mart)).rejects.toThrow('"nonsense" is no URL');
});
