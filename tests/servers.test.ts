import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { type Launch, launch, temporaryFolder } from "./servers/server.ts";

/** Says its process id to whoever asks; ends at once where its port is taken. */
const program = `require("node:http").createServer((_, response) => response.end(String(process.pid))).listen(process.argv[1], "127.0.0.1")`;

const serving = (port: number): Launch => {
  const url = `http://127.0.0.1:${port}/`;
  return {
    command: process.execPath,
    args: ["-e", program, String(port)],
    url,
    ready: async () => void (await answer(url)),
  };
};
const answer = async (url: string): Promise<number> => Number(await (await fetch(url)).text());

test("a server whose port was taken meanwhile is started on another, and is gone when it is stopped", async () => {
  const taken = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await once(taken, "listening");
  const ports: number[] = [];
  const folder = temporaryFolder();
  const server = await launch(folder, (port) => {
    ports.push(port);
    return serving(ports.length === 1 ? (taken.address() as AddressInfo).port : port);
  });
  taken.close();
  const pid = await answer(server.url);
  expect(server.url).toBe(`http://127.0.0.1:${ports[1]}/`);
  await server.stop();
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  expect(existsSync(folder)).toBe(false);
});

test("a server that can't start is an error, and leaves nothing", async () => {
  const folder = temporaryFolder();
  const ready = () => Promise.reject(new Error("no answer"));
  const failing = launch(folder, (port) => ({ ...serving(port), args: ["-e", "process.exitCode = 3"], ready }));
  await expect(failing).rejects.toThrow("ended with 3");
  expect(existsSync(folder)).toBe(false);
});
