import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { existsSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { project, sluice } from "./command.ts";

const shop = { "definitions/numbers.sqlx": 'config { type: "table" }\nselect 1 as n' };
const address = "postgres://me:s3cret@127.0.0.1:1/db?password=s3cret&token=s3cret";
const oneSlash = "postgres:/me:s3cret@127.0.0.1:1/db?password=s3cret";

/** An address may stand where something else was expected: what is printed then is still without its secrets. */
describe("an address with secrets in it, anywhere on the command line", () => {
  const dir = project(shop);

  it.each([
    ["export", address],
    ["export", "numbers", "--to", oneSlash],
    ["load", address],
    ["load", "--source", address],
    ["load", "--source", `nope=${oneSlash}`],
    ["pipeline", oneSlash],
    ["run", "--warehouse", address],
    ["run", "--warehouse", oneSlash],
    ["run", "--actions", address],
    ["run", "--tags", "x", address],
    ["query", "select 1", oneSlash],
    ["doctor", "--warehouse", oneSlash],
    ["collect", address],
    ["run", "--threads", oneSlash],
    [address],
    [`--${address}`],
  ])("sluice %s %s %s %s", async (...args: string[]) => {
    const { code, out, err } = await sluice(dir, ...args);
    expect(code).not.toBe(0);
    expect(out + err).not.toContain("s3cret");
  });
});

describe("--openlineage", () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url, request.headers.authorization);
    request.resume();
    const status = request.url?.startsWith("/on") ? 307 : 418;
    response.writeHead(status, status === 307 ? { location: "/elsewhere" } : {}).end();
  });
  let port: number;
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => void server.close());
  const dir = project(shop);
  const run = (to: string) => sluice(dir, "run", "--openlineage", to);

  test("says an address without its secrets, whatever is wrong with it", async () => {
    for (const at of [`127.0.0.1:${port}/take`, "127.0.0.1:1/take"]) {
      for (const slashes of ["//", "/"]) {
        const { code, out, err } = await run(`http:${slashes}me:s3cret@${at}?token=s3cret`);
        expect(code).toBe(0);
        expect(err).toContain("OpenLineage events are not delivered");
        expect(out + err).not.toContain("s3cret");
      }
    }
    expect(asked.slice(0, 2)).toEqual(["/take?token=s3cret", `Basic ${Buffer.from("me:s3cret").toString("base64")}`]);
  });

  test("is not sent on by an answer", async () => {
    asked.length = 0;
    const { err } = await run(`http://127.0.0.1:${port}/on`);
    expect(err).toContain("to take an event, got 307");
    expect(asked).not.toContain("/elsewhere");
  });

  test.each(["htp://me:s3cret@127.0.0.1/x", "http://me:s3cret@", "postgres:/me:s3cret@h/x"])(
    "%s is no place",
    async (to) => {
      const { code, out, err } = await run(to);
      expect(code).toBe(2);
      expect(err).toContain("expected a file's path, or an address that starts with http:// or https://");
      expect(out + err).not.toContain("s3cret");
      expect(readdirSync(dir).filter((name) => name.endsWith(":"))).toEqual([]);
      expect(existsSync(`${dir}/${to}`)).toBe(false);
    },
  );
});
