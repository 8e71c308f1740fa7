/** `npm run simulate -- sensors`: what a broker gets of it. */
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { Aedes } from "aedes";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const node = join(root, "node_modules/.bin/node");
const script = join(root, "packages/pipelines/src/simulate.ts");

const simulate = (env: Record<string, string>, ...args: readonly string[]) =>
  execa(node, [script, "sensors", ...args], { cwd: root, env, reject: false });

let broker: Aedes;
let listening: ReturnType<typeof createServer>;
let came: { topic: string; payload: string; qos: number; retain: boolean }[];

beforeEach(async () => {
  came = [];
  broker = await Aedes.createBroker();
  broker.authenticate = (_, user, password, done) =>
    done(null, user === undefined || (user === "sensor" && password?.toString() === "right"));
  broker.on("publish", ({ topic, payload, qos, retain }, client) => {
    if (client) came.push({ topic, payload: payload.toString(), qos, retain });
  });
  listening = createServer(broker.handle).listen(0, "127.0.0.1");
  await once(listening, "listening");
});
afterEach(async () => {
  await new Promise<void>((resolve) => broker.close(() => resolve()));
  listening.close();
});

const environment = (more: Record<string, string> = {}) => ({
  MQTT_HOST: "127.0.0.1",
  MQTT_PORT: String((listening.address() as AddressInfo).port),
  INTERVAL_MS: "50",
  ...more,
});

const reading = /^\{"id":"Sensor [1-5]","dt":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?","value":(\d|[1-3]\d|4[0-5])\}$/;

test("topic, payload and pace are the brief's", async () => {
  const { exitCode, stdout } = await simulate(environment(), "--seconds", "1");
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining("5 sensors, every 50 ms")]);
  expect(came.length).toBeGreaterThan(10);
  expect(came.length).toBeLessThanOrEqual(100);
  expect(came.length % 5).toBe(0);
  expect(came.filter(({ payload }) => !reading.test(payload))).toEqual([]);
  expect(came.every(({ topic, qos, retain }) => topic === "sensors" && qos === 0 && !retain)).toBe(true);
});

test("as many sensors as asked for, with faults, at QoS 1, by name and password", async () => {
  const env = environment({
    MQTT_USERNAME: "sensor",
    MQTT_PASSWORD: "right",
    MQTT_TOPIC: "hall/7",
    INTERVAL_MS: "100",
  });
  const { exitCode } = await simulate(
    env,
    "--sensors",
    "1000",
    "--seconds",
    "2",
    "--qos",
    "1",
    "--faults",
    "junk,unknown",
  );
  expect(exitCode).toBe(0);
  expect(came.every(({ topic, qos }) => topic === "hall/7" && qos === 1)).toBe(true);
  expect(came.some(({ payload }) => payload === "not json")).toBe(true);
  expect(came.some(({ payload }) => payload.includes('"Sensor 1001"'))).toBe(true);
  const ids = new Set(came.map(({ payload }) => /"id":"(Sensor \d+)"/.exec(payload)?.[1]));
  expect(ids.size).toBeGreaterThanOrEqual(1001);
});

test("no broker, or a wrong password: a line, and it goes on trying", async () => {
  const refused = await simulate(environment({ MQTT_USERNAME: "sensor", MQTT_PASSWORD: "wrong" }), "--seconds", "1");
  expect([refused.exitCode, refused.stderr]).toEqual([0, expect.stringMatching(/^sensors: .*[Nn]ot authorized/)]);
  expect(refused.stderr).not.toContain("wrong");
  const absent = await simulate(environment({ MQTT_PORT: "9" }), "--seconds", "1");
  expect([absent.exitCode, absent.stderr]).toEqual([0, expect.stringContaining("ECONNREFUSED")]);
});

test.each([
  [["--faults", "gap"], {}, "--faults: expected gaps, duplicates"],
  [["--sensors", "no"], {}, '--sensors: expected a whole number from 1 to 1000000, got "no"'],
  [["--qos", "2"], {}, "--qos: expected a whole number from 0 to 1"],
  [["--colour"], {}, "--colour"],
  [[], { INTERVAL_MS: "fast" }, 'INTERVAL_MS: expected a whole number from 1 to 86400000, got "fast"'],
  [[], { SENSORS_FILE: "/nowhere/none.json" }, "none.json"],
])("%j %j is refused in a line", async (args, env, message) => {
  const { exitCode, stderr } = await simulate(env, ...args);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(stderr).not.toMatch(/^\s+at /m);
});
