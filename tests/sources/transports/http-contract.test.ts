import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { http } from "@sluice/sources";
import { sourceContract, type Supply } from "../../contracts/source.ts";
import { describeEngines, openFresh } from "../../servers/places.ts";

const key = "k3y-of-the-header";

/** A server that says in what it refuses all that it was sent, as some do. */
async function supply(): Promise<Supply> {
  let answer: { readonly text: string; readonly length: number } | undefined;
  const server = createServer((request, response) => {
    if (answer === undefined)
      return void response.writeHead(500, `no ${request.url} ${String(request.headers["x-api-key"])}`).end();
    response.writeHead(200, { "content-length": answer.length, "last-modified": "Tue, 03 Feb 2026 00:00:00 GMT" });
    response.write(answer.text, () => (answer!.text.length < answer!.length ? response.destroy() : response.end()));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    where: `http://${host}/v1/things?token=t0ken-abcdef&user=n1`,
    label: `http://${host}/v1/things`,
    secrets: ["t0ken-abcdef", key],
    transport: http({ headers: { "X-API-Key": key }, backoff: 1, retries: 1 }),
    put: async (records) => {
      const text = records.map((record) => `${record}\n`).join("");
      answer = { text, length: text.length };
    },
    breakOff: async (records) => void (answer = { text: records.join("\n"), length: 10_000 }),
    takeAway: async () => void (answer = undefined),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describeEngines("a source by http", (_, place) => sourceContract({ replaces: true }, supply, () => openFresh(place)));
