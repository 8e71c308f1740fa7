import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { openWarehouse, type Warehouse } from "@sluice/engines";
import { http, sourceFrom, type Definition, type HttpOptions } from "@sluice/sources";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => (server.closeAllConnections(), server.close())));

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openWarehouse("sqlite::memory:");
});
afterAll(() => warehouse.close());

type Answer = (response: ServerResponse, url: URL, headers: Record<string, unknown>) => void;

/** Answers in turn; the last one again and again. */
async function serve(...answers: Answer[]): Promise<{ url: string; calls: () => number }> {
  let calls = 0;
  const server = createServer((request, response) => {
    const answer = answers[Math.min(calls, answers.length - 1)]!;
    calls += 1;
    answer(response, new URL(request.url!, "http://localhost"), request.headers);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/things?token=s3cret`,
    calls: () => calls,
  };
}

const json =
  (body: unknown): Answer =>
  (response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(code, headers).end("{}");
  };
const cut: Answer = (response) => {
  response.writeHead(200, { "content-length": 1000 });
  response.write('[{"id":1},{"id"', () => response.destroy());
};

const things = (options: HttpOptions = {}): Definition => ({
  name: "things",
  key: ["id"],
  transport: http({ backoff: 1, ...options }),
});

/** All rows as the loader would see them. */
async function rowsOf(definition: Definition, url: string): Promise<unknown[]> {
  const opened = await sourceFrom(url, definition).open({ now: new Date() }, warehouse);
  try {
    const rows: unknown[] = [];
    for await (const batch of opened.delivery.batches()) {
      rows.push(
        ...batch.rows.map((row) => Object.fromEntries(batch.columns.map(({ name }, at) => [name, row[at] ?? null]))),
      );
    }
    return rows;
  } finally {
    await opened.close?.();
  }
}

it("reads what the address answers, every value as text", async () => {
  const { url } = await serve(
    json([
      { id: 1, name: "é" },
      { id: 2, name: null },
    ]),
  );
  expect(await rowsOf(things(), url)).toEqual([
    { id: "1", name: "é" },
    { id: "2", name: null },
  ]);
});

it("sends its headers", async () => {
  const { url } = await serve((response, _, headers) =>
    json([{ id: headers["x-api-key"] }])(response, new URL("http://x"), {}),
  );
  expect(await rowsOf(things({ headers: { "X-API-Key": "k" } }), url)).toEqual([{ id: "k" }]);
});

it("tries again on 500, 429 and a cut-off body", async () => {
  const { url, calls } = await serve(status(500), status(429, { "retry-after": "0" }), cut, json([{ id: 1 }]));
  expect(await rowsOf(things(), url)).toEqual([{ id: "1" }]);
  expect(calls()).toBe(4);
});

it("asks for pages until one is short, and keeps numbers as they are written", async () => {
  const all = Array.from({ length: 7 }, (_, at) => `{"id":${9007199254740993n + BigInt(at)}}`);
  const page: Answer = (response, url) => {
    const [rows, start] = [Number(url.searchParams.get("rows")), Number(url.searchParams.get("start"))];
    response.writeHead(200).end(`{"total":7,"hits":{"records":[${all.slice(start, start + rows).join(",")}]}}`);
  };
  const { url, calls } = await serve(page);
  const definition = things({ pages: { size: ["rows", 3], offset: "start", records: "hits.records" } });
  const rows = await rowsOf(definition, url);
  expect(rows).toHaveLength(7);
  expect(rows[0]).toEqual({ id: "9007199254740993" });
  expect(calls()).toBe(3);
});

it.each([
  [{ "last-modified": "Tue, 03 Feb 2026 12:00:00 GMT" }, new Date("2026-02-03T12:00:00Z")],
  [{ "last-modified": "yesterday" }, undefined],
  [{}, undefined],
])("with %j was last changed at %s", async (headers: Record<string, string>, expected) => {
  const { url } = await serve((response) => void response.writeHead(200, headers).end('[{"id":1}]'));
  const opened = await sourceFrom(url, things()).open({ now: new Date() }, warehouse);
  await opened.close?.();
  expect(opened.changedAt).toEqual(expected);
});

/** Keys of each kind, which may not leave their origin; and what says nothing. */
const headers = {
  "X-API-Key": "k1",
  Authorization: "Bearer k2",
  apikey: "k3",
  Cookie: "k4",
  "x-custom": "k5",
  Accept: "application/json",
};
const sent = (given: Record<string, unknown>) => Object.values(given).filter((value) => /k\d/.test(String(value)));

it.each([301, 302, 303, 307, 308])("sends no key on to another origin after a %i, and none back", async (code) => {
  const seen: { at: string; keys: unknown[]; accept: unknown }[] = [];
  const note = (at: string, given: Record<string, unknown>) =>
    void seen.push({ at, keys: sent(given), accept: given.accept });
  let home = "";
  const other = await serve((response, url, given) => {
    note(`other${url.pathname}`, given);
    const location = url.pathname === "/back" ? `${home}/end` : undefined;
    if (location) response.writeHead(code, { location }).end();
    else json([{ id: 1 }])(response, url, given);
  });
  const away = new URL(other.url).origin;
  const first = await serve((response, url, given) => {
    note(url.pathname, given);
    const next: Record<string, string> = { "/v1/things": "/same", "/same": `${away}/back` };
    const location = next[url.pathname];
    if (location) response.writeHead(code, { location }).end();
    else json([{ id: 1 }])(response, url, given);
  });
  home = new URL(first.url).origin;
  expect(await rowsOf(things({ headers }), first.url)).toEqual([{ id: "1" }]);
  expect(seen.map(({ at, keys }) => [at, keys.length])).toEqual([
    ["/v1/things", 5],
    ["/same", 5],
    ["other/back", 0],
    ["/end", 0],
  ]);
  expect(seen.map(({ accept }) => accept)).toEqual(Array.from({ length: 4 }, () => "application/json"));
});

it("the same host at another port is another origin, and no page's key is lost by it", async () => {
  const keys: unknown[] = [];
  const other = await serve((response, url, given) => {
    keys.push(given["x-api-key"]);
    json([])(response, url, given);
  });
  const first = await serve((response, _, given) => {
    keys.push(given["x-api-key"]);
    response.writeHead(307, { location: other.url }).end();
  });
  await rowsOf(
    things({ headers: { "X-API-Key": "k1" }, pages: { size: ["rows", 3], offset: "start" } }),
    first.url,
  ).catch(() => undefined);
  expect(keys).toEqual(["k1", undefined]);
});

it("user and password in the address are sent as such, to its origin alone", async () => {
  const seen: unknown[] = [];
  const other = await serve((response, url, given) => {
    seen.push(given.authorization);
    json([{ id: 1 }])(response, url, given);
  });
  const first = await serve((response, _, given) => {
    seen.push(given.authorization);
    response.writeHead(302, { location: other.url.replace("//", "//you:other@") }).end();
  });
  await rowsOf(things(), first.url.replace("//", "//me:p%40ss%@"));
  expect(seen).toEqual([`Basic ${Buffer.from("me:p@ss%").toString("base64")}`, undefined]);
});

const failures: [string, Answer, HttpOptions, RegExp][] = [
  [
    "401",
    status(401),
    { credential: "THINGS_KEY" },
    /expected 200, got 401 Unauthorized: is THINGS_KEY set, and right\?/,
  ],
  [
    "a redirect to a file",
    status(302, { location: "file:///etc/passwd" }),
    {},
    /answered 302 with no address to go on to/,
  ],
  ["a redirect to nowhere", status(302), {}, /answered 302 with no address to go on to/],
  ["a redirect to itself", status(302, { location: "?token=s3cret" }), {}, /redirected more than 10 times/],
  ["404", status(404), {}, /expected 200, got 404/],
  ["500 for good", status(500), { retries: 1 }, /expected 200, got 500/],
  [
    "HTML",
    (response) => void response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
    {},
    /got an HTML page/,
  ],
  ["a body cut off each time", cut, {}, /cut off 3 times/],
  ["nothing", (response) => void response.writeHead(200).end(), {}, /empty/],
  ["an answer too large", json([{ id: "x".repeat(5000) }]), { maxBytes: 1000 }, /over 1000 bytes/],
  ["no answer in time", () => {}, { timeout: 50, retries: 0 }, /no answer in time/],
  [
    "no JSON in pages",
    (response) => void response.writeHead(200).end("{"),
    { pages: { size: ["rows", 10], offset: "start" } },
    /no JSON/,
  ],
];

it.each(failures)("says what is wrong with %s, and no secret", async (_, answer, options, message) => {
  const { url } = await serve(answer);
  const failed = rowsOf(things({ headers: { "X-API-Key": "s3cret" }, ...options }), url);
  await expect(failed).rejects.toThrow(message);
  await expect(failed).rejects.toThrow(/127\.0\.0\.1:\d+\/v1\/things/);
  await expect(failed).rejects.not.toThrow("s3cret");
});

it("says that no server is there", async () => {
  await expect(rowsOf(things({ retries: 0 }), "http://127.0.0.1:1/x")).rejects.toThrow("is the server there?");
});
