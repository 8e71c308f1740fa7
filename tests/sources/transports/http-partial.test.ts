import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { createServer as createSocket, type AddressInfo, type Server as SocketServer } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { openWarehouse, type Warehouse } from "@sluice/engines";
import { http, json, loadSource, sourceFrom, type Definition, type HttpOptions } from "@sluice/sources";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

const servers: (Server | SocketServer)[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openWarehouse("sqlite::memory:");
});
afterAll(() => warehouse.close());

async function listening(server: Server | SocketServer): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/things`;
}

type Answer = (response: ServerResponse, url: URL) => void;

const serve = (answer: Answer): Promise<string> =>
  listening(
    createServer((request, response) => {
      response.setHeader("connection", "close");
      answer(response, new URL(request.url ?? "/", "http://localhost"));
    }),
  );

/** Bytes to the letter, and then the connection ends in order. */
const serveBytes = (...parts: (string | Buffer)[]): Promise<string> =>
  listening(
    createSocket((socket) =>
      socket.once("data", () => socket.end(Buffer.concat(parts.map((part) => Buffer.from(part))))),
    ),
  );

let serial = 0;
const load = (url: string, options: HttpOptions = {}, more: Partial<Definition> = {}) => {
  const transport = http({ backoff: 1, retries: 0, ...options });
  return loadSource(sourceFrom(url, { name: `things${++serial}`, key: ["id"], transport, ...more }), warehouse, {
    now: new Date(0),
  });
};
const refused = async (loading: Promise<unknown>, message: RegExp) => {
  await expect(loading).rejects.toThrow(message);
  expect((await warehouse.relations()).filter(({ target }) => target.name.startsWith(`things${serial}`))).toEqual([]);
};

const records = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ id: from + i, v: `value ${(from + i) * 7919}` }));
const lines = records(0, 2000)
  .map((record) => `${JSON.stringify(record)}\n`)
  .join("");

describe("a part of an answer is refused", () => {
  it.each([206, 202, 207, 226])("with status %i", async (status) => {
    const url = await serve((response) => void response.writeHead(status).end(lines));
    await refused(load(url), new RegExp(`expected 200, got ${status}`));
  });

  it("that is shorter than its content-length, though it ends with a line", async () => {
    const url = await serveBytes(
      `HTTP/1.1 200 OK\r\ncontent-length: ${lines.length}\r\n\r\n`,
      lines.slice(0, lines.indexOf("\n") + 1),
    );
    await refused(load(url), /cut off 3 times/);
  });

  it("whose last chunk does not come", async () => {
    const part = lines.slice(0, lines.indexOf("\n") + 1);
    const url = await serveBytes(
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${part.length.toString(16)}\r\n${part}\r\n`,
    );
    await refused(load(url), /cut off 3 times/);
  });

  const packers = {
    gzip: gzipSync,
    "x-gzip": gzipSync,
    deflate: deflateSync,
    br: brotliCompressSync,
    zstd: zstdCompressSync,
  };
  describe.each(Object.entries(packers))("packed by %s", (encoding, pack) => {
    const packed = pack(Buffer.from(lines));
    const answering = (body: Buffer) =>
      serve(
        (response) =>
          void response.writeHead(200, { "content-encoding": encoding, "content-length": body.length }).end(body),
      );

    it("is loaded whole", async () => {
      expect(await load(await answering(packed))).toMatchObject({ rows: 2000, rejected: 0 });
    });

    it.each([0.5, 0.9, 1])("that ends too early, at %f of it", async (part) => {
      await refused(
        load(await answering(packed.subarray(0, Math.floor((packed.length - 1) * part)))),
        /cut off 3 times/,
      );
    });
  });

  it("packed at the end of a line, as a server that breaks off between two flushes leaves it", async () => {
    const { createGzip, constants } = await import("node:zlib");
    const gzip = createGzip();
    const parts: Buffer[] = [];
    gzip.on("data", (part: Buffer) => parts.push(part));
    gzip.write(lines.slice(0, lines.indexOf("\n") + 1));
    await new Promise<void>((done) => gzip.flush(constants.Z_FULL_FLUSH, done));
    const body = Buffer.concat(parts);
    const url = await serve((response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(body));
    await refused(load(url), /cut off 3 times/);
  });

  it("packed twice is unpacked twice", async () => {
    const body = brotliCompressSync(gzipSync(lines));
    const url = await serve((response) => void response.writeHead(200, { "content-encoding": "gzip, br" }).end(body));
    expect(await load(url)).toMatchObject({ rows: 2000 });
  });

  it("packed in a way that is not known", async () => {
    const url = await serve((response) => void response.writeHead(200, { "content-encoding": "compress" }).end("x"));
    await refused(load(url), /expected gzip, deflate, br or zstd as content-encoding, got compress/);
  });

  it.each([
    ["CKAN's", { result: { total: 132, records: records(0, 100) } }, "result.records"],
    ["CKAN's, as text", { result: { total: "132", records: records(0, 100) } }, "result.records"],
    ["Opendatasoft's", { nhits: 132, records: records(0, 100) }, "records"],
    ["Opendatasoft's of today", { total_count: 132, results: records(0, 100) }, "results"],
    ["further out", { total: 132, data: { records: records(0, 100) } }, "data.records"],
  ])("that says there are more: %s", async (_, body, path) => {
    const url = await serve((response) => void response.writeHead(200).end(JSON.stringify(body)));
    await refused(load(url, {}, { format: json({ records: path }) }), /132 records, and 100 came/);
    expect(await load(url, {}, { format: json({ records: path, partial: true }) })).toMatchObject({ rows: 100 });
  });

  it("but not where the server has only estimated it", async () => {
    const body = { result: { total: 132, total_was_estimated: true, records: records(0, 100) } };
    const url = await serve((response) => void response.writeHead(200).end(JSON.stringify(body)));
    expect(await load(url, {}, { format: json({ records: "result.records" }) })).toMatchObject({ rows: 100 });
  });

  it("and one that drips does not go on for ever", async () => {
    const url = await serve((response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("\n"), 20);
      response.on("close", () => clearInterval(timer));
    });
    await refused(load(url, { totalTimeout: 300 }), /expected all of it within 0.3 seconds/);
  });
});

describe("pages", () => {
  const pages = { size: ["limit", 100], offset: "offset", records: "records" } as const;
  interface Habit {
    /** Records a page at most, whatever is asked. */
    readonly most?: number;
    readonly total?: unknown;
    readonly there?: number;
    readonly offset?: (asked: number, there: number) => number;
  }
  const server = ({ most = 1000, total, there = 230, offset = (asked) => asked }: Habit) => {
    const asked: number[] = [];
    const url = serve((response, { searchParams }) => {
      asked.push(Number(searchParams.get("offset")));
      const from = offset(asked.at(-1) ?? 0, there);
      const some = records(from, Math.min(there, from + most, from + Number(searchParams.get("limit"))));
      response.writeHead(200).end(JSON.stringify({ ...(total !== undefined && { total }), records: some }));
    });
    return { url, asked };
  };

  it.each([
    ["gives what was asked for", {}, [0, 100, 200, 230]],
    ["says how many there are", { total: 230 }, [0, 100, 200]],
    ["gives fewer than asked for", { most: 50 }, [0, 50, 100, 150, 200, 230]],
    ["gives fewer, and says how many there are", { most: 90, total: 230 }, [0, 90, 180]],
    ["has a page's size exactly", { there: 200 }, [0, 100, 200]],
  ] as const)("all come, of a server that %s", async (_, habit, expected) => {
    const { url, asked } = server(habit);
    const there = "there" in habit ? habit.there : 230;
    expect(await load(await url, { pages })).toMatchObject({ rows: there, inserted: there });
    expect(asked).toEqual(expected);
  });

  it.each([
    ["says that there are more", { total: 500 }, /500 records, and 230 came/],
    ["does not know the offset", { offset: () => 0 }, /the page at offset=100 is the one at offset=0 again/],
    [
      "begins again",
      { offset: (asked: number, there: number) => asked % there, there: 200 },
      /offset=200 is the one at offset=0/,
    ],
  ])("are refused of a server that %s", async (_, habit: Habit, message) => {
    await refused(load(await server(habit).url, { pages }), message);
  });

  it("say how many there are where the source says", async () => {
    const named = { ...pages, total: "meta.all" };
    const url = await serve((response, { searchParams }) => {
      const some = records(Number(searchParams.get("offset")), 30);
      response.writeHead(200).end(JSON.stringify({ meta: { all: 40 }, records: some }));
    });
    await refused(load(url, { pages: named }), /40 records, and 30 came/);
  });

  it("take no longer together than one answer may", async () => {
    const url = await serve((response, { searchParams }) => {
      const from = Number(searchParams.get("offset"));
      setTimeout(() => response.writeHead(200).end(JSON.stringify({ records: records(from, from + 1) })), 20);
    });
    await refused(load(url, { pages, totalTimeout: 300 }), /expected all of it within 0.3 seconds/);
  });
});

describe("an API's own words are told", () => {
  it.each([
    [404, { error: "no such data set" }, "no such data set"],
    [400, { message: "limit is over\n 100" }, "limit is over 100"],
    [409, { success: false, error: { __type: "Validation Error", message: "Not a resource" } }, "Not a resource"],
    [403, { errors: [{ code: 7, message: "the key has expired" }] }, "the key has expired"],
    [400, { type: "about:blank", title: "Bad Request", detail: "no such field: x" }, "no such field: x"],
    [400, { fault: { faultstring: "Invalid key" } }, "Invalid key"],
    [200, { success: false, error: { message: "Not a resource" } }, "Not a resource"],
    [200, { error: "no such data set", code: 17 }, "no such data set"],
  ])("%i %j", async (status, body, words) => {
    const url = await serve(
      (response) => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
    );
    await refused(load(url), new RegExp(`: it says "${words}"`));
    await refused(load(url, { pages: { size: ["limit", 10], offset: "offset" } }), new RegExp(`: it says "${words}"`));
    await refused(load(url, {}, { format: json({ records: "result.records" }) }), new RegExp(`: it says "${words}"`));
  });

  it("but a record with a column of that name is one", async () => {
    const url = await serve((response) => void response.writeHead(200).end('{"id":1,"error":"boom"}'));
    expect(await load(url)).toMatchObject({ rows: 1 });
  });
});
