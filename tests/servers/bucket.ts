/** What of S3 a raw store needs: PUT, GET, DELETE, list. Signatures are not looked at. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export interface Bucket {
  readonly endpoint: string;
  /** By key, without the bucket. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Answers 500 from now on, or no more. */
  fail(failing: boolean): void;
  /** Is waited for before a file is given. */
  beforeGet(work: () => Promise<void>): void;
  /** How many requests it refused. */
  refused(): number;
  stop(): void;
}

export async function startBucket(name: string): Promise<Bucket> {
  const files = new Map<string, Buffer>();
  let [failing, refused] = [false, 0];
  let beforeGet = (): Promise<void> => Promise.resolve();
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request);
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://bucket");
      const key = decodeURIComponent(pathname.slice(name.length + 2));
      if (failing) {
        refused++;
        response.writeHead(500).end("<Error><Message>We encountered an internal error</Message></Error>");
      } else if (request.method === "PUT") {
        files.set(key, body);
        response.end();
      } else if (request.method === "DELETE") {
        files.delete(key);
        response.writeHead(204).end();
      } else if (searchParams.has("list-type")) {
        const keys = [...files.keys()]
          .filter(
            (one) => one.startsWith(searchParams.get("prefix") ?? "") && one > (searchParams.get("start-after") ?? ""),
          )
          .toSorted();
        const contents = keys.map(
          (one) => `<Contents><Key>${one}</Key><Size>${files.get(one)!.length}</Size></Contents>`,
        );
        response.end(`<ListBucketResult>${contents.join("")}</ListBucketResult>`);
      } else {
        await beforeGet();
        if (files.has(key)) response.end(files.get(key));
        else response.writeHead(404).end();
      }
    })();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files,
    fail: (now) => void (failing = now),
    beforeGet: (work) => void (beforeGet = work),
    refused: () => refused,
    stop: () => void server.close(),
  };
}
