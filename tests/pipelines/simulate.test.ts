import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const node = join(root, "node_modules/.bin/node");
const script = join(root, "packages/pipelines/src/simulate.ts");

it("a port that something else has is one line, with what to do", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { exitCode, stderr } = await execa(node, [script, "temperatures", "--port", String(port)], { reject: false });
  other.close();
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(new RegExp(`^simulate: .*${port}.*something else listens there: give another with --port`));
  expect(stderr).not.toMatch(/^\s+at /m);
});
