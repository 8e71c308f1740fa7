/** `sluice collect`, killed and refused in all ways, against a real broker. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import mqtt from "mqtt";
import { afterEach, expect, test } from "vitest";
import { mosquittoBinary, startMosquitto } from "../servers/mosquitto.ts";
import { describeWith, type Server } from "../servers/server.ts";
import { sluice, start, tempDir, write } from "./command.ts";

const config = (url: string) => `
export default {
  collectors: { things: { url: "${url}", topic: "things", clientId: "collector", store: "raw" } },
};`;

interface Kept {
  readonly message_id: string;
  readonly payload?: string;
  readonly payload_base64?: string;
}

/** All that is in the raw store, in the order of its files. */
function kept(dir: string): readonly Kept[] {
  const names = readdirSync(join(dir, "raw"), { recursive: true }) as string[];
  return names
    .filter((name) => name.endsWith(".ndjson.gz"))
    .toSorted()
    .flatMap((name) =>
      gunzipSync(readFileSync(join(dir, "raw", name)))
        .toString()
        .split("\n")
        .filter(Boolean),
    )
    .map((line) => JSON.parse(line) as Kept);
}

const running: { kill(signal?: NodeJS.Signals): boolean }[] = [];
const servers: Server[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  for (const server of servers.splice(0)) await server.stop();
});

async function setUp() {
  const server = await startMosquitto();
  servers.push(server);
  const dir = tempDir();
  write(dir, { "sluice.config.ts": config(server.url) });
  return { dir, url: server.url };
}

/** A collector, once it has said this. Its process is in an object: it is a promise of its end itself. */
async function collector(dir: string, says = "connected") {
  const child = start(dir, ["collect", "things"], { all: true });
  running.push(child);
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.all!.on("data", (text) => (said += String(text)).includes(says) && resolve());
    child.all!.once("end", () => reject(new Error(`ended without "${says}": ${said}`)));
  });
  return { child };
}

async function publisher(url: string) {
  const client = await mqtt.connectAsync(url);
  return {
    send: (payload: string | Buffer) => client.publishAsync("things", payload, { qos: 1 }),
    end: () => client.endAsync(),
  };
}

describeWith("collect", mosquittoBinary, () => {
  test("nothing acknowledged is lost over kill -9 at any moment, and what comes again is told by its bytes", async () => {
    const { dir, url } = await setUp();
    // The session begins here: what is published before has no subscriber.
    (await collector(dir)).child.kill("SIGKILL");
    const { send, end } = await publisher(url);
    const sent: string[] = [];
    const stop = new AbortController();
    const sending = (async () => {
      for (let i = 0; !stop.signal.aborted; i++) {
        await send(`message ${i}`);
        sent.push(`message ${i}`);
        await sleep(1);
      }
    })();
    for (const pause of [40, 150, 400, 90, 700]) {
      const { child } = await collector(dir);
      await sleep(pause);
      child.kill("SIGKILL");
      await child;
    }
    stop.abort();
    await sending;
    await end();
    const { child: last } = await collector(dir);
    await sleep(1500);
    last.kill("SIGTERM");
    const { exitCode, signal, all } = await last;
    expect([exitCode, signal, all]).toEqual([0, undefined, expect.stringContaining("stopped")]);
    const found = kept(dir);
    expect(sent.length).toBeGreaterThan(100);
    expect(sent.filter((payload) => !found.some((one) => one.payload === payload))).toEqual([]);
    expect(new Set(found.map(({ message_id }) => message_id)).size).toBe(found.length);
  });

  test("what is no text is kept to the byte", async () => {
    const { dir, url } = await setUp();
    const { child } = await collector(dir);
    const { send, end } = await publisher(url);
    const odd = [Buffer.from([0xff, 0, 0x80]), Buffer.alloc(1 << 20, 0x61), Buffer.from(""), Buffer.from("\ufeff{}")];
    for (const payload of odd) await send(payload);
    await end();
    await sleep(1500);
    child.kill("SIGTERM");
    await child;
    const bytes = ({ payload, payload_base64: coded }: Kept) =>
      coded === undefined ? Buffer.from(payload ?? "") : Buffer.from(coded, "base64");
    expect(kept(dir).map(bytes)).toEqual(odd);
  });

  test("a broker that is not there yet, and one that goes: a line, and it goes on", async () => {
    const dir = tempDir();
    write(dir, { "sluice.config.ts": config("mqtt://127.0.0.1:9") });
    const { child } = await collector(dir, "trying again in");
    child.kill("SIGTERM");
    const { exitCode, all } = await child;
    expect([exitCode, String(all)]).toEqual([
      0,
      expect.stringMatching(/things: .*ECONNREFUSED.*; trying again in 0\.5 s/),
    ]);
  });

  test("a second collector at one spool says so and stops", async () => {
    const { dir } = await setUp();
    await collector(dir);
    const second = await sluice(dir, "collect", "things");
    expect([second.code, second.err]).toEqual([1, expect.stringContaining("another collector is at it")]);
  });

  test("of two with one session, elsewhere, one gives way and says so", async () => {
    const { dir, url } = await setUp();
    const elsewhere = tempDir();
    write(elsewhere, { "sluice.config.ts": config(url) });
    const both = [(await collector(dir)).child, (await collector(elsewhere)).child];
    const { exitCode, all } = await Promise.race(both);
    expect([exitCode, all]).toEqual([1, expect.stringContaining('another collector connected as "collector"')]);
  });
});

test("a collector that the config does not have is refused by name", async () => {
  const dir = tempDir();
  write(dir, { "sluice.config.ts": config("mqtt://127.0.0.1:9") });
  const { code, err } = await sluice(dir, "collect", "thing");
  expect([code, err]).toEqual([2, expect.stringContaining('did you mean "things"?')]);
});
