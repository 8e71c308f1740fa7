import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type Fault, faults } from "./generator.ts";
import { publish, type Published } from "./publish.ts";

export const SENSORS_HELP = `usage: npm run simulate -- sensors [options]

Publishes a reading of each sensor every INTERVAL_MS (default 1000) to MQTT_TOPIC (default sensors) at MQTT_HOST, MQTT_PORT, as
MQTT_USERNAME with MQTT_PASSWORD where they are set. Stop it with Ctrl-C.

  --sensors COUNT    Sensor 1 to Sensor COUNT; default those of SENSORS_FILE
  --faults LIST      ${faults.join(", ")}: those; all: each of them; default none
  --seed NUMBER      the same seed, the same readings and faults; default 1
  --seconds NUMBER   then it ends; default never
  --qos 0|1          1: the broker says that it has each; default 0`;

const options = {
  sensors: { type: "string" },
  faults: { type: "string", default: "" },
  seed: { type: "string", default: "1" },
  seconds: { type: "string" },
  qos: { type: "string", default: "0" },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

export async function simulateSensors(args: readonly string[], environment: Environment): Promise<void> {
  const { values } = parseArgs({ args: [...args], options });
  const { MQTT_HOST: host, MQTT_PORT: port, MQTT_TOPIC, MQTT_USERNAME, MQTT_PASSWORD, INTERVAL_MS } = environment;
  const given = {
    url: `mqtt://${host || "127.0.0.1"}:${port || 1883}`,
    topic: MQTT_TOPIC || "sensors",
    username: MQTT_USERNAME || undefined,
    password: MQTT_PASSWORD || undefined,
    interval: whole("INTERVAL_MS", INTERVAL_MS || "1000", 1, 86_400_000),
    sensors: await sensorsOf(values.sensors, environment.SENSORS_FILE || "fixtures/sensors/sensors.json"),
    faults: faultsOf(values.faults),
    seed: whole("--seed", values.seed, 0, 0xffffffff),
    qos: whole("--qos", values.qos, 0, 1) as 0 | 1,
    onEvent: (text: string) => console.error(`sensors: ${text}`),
  };
  const seconds = values.seconds === undefined ? undefined : whole("--seconds", values.seconds, 1, 2_000_000);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const ends =
    seconds === undefined ? stop.signal : AbortSignal.any([stop.signal, AbortSignal.timeout(seconds * 1000)]);
  console.log(
    `sensors: ${given.sensors.length} sensors, every ${given.interval} ms, to ${given.url}, topic ${given.topic}`,
  );
  say(await publish({ ...given, signal: ends }));
}

function say({ messages, seconds, lost }: Published): void {
  const dropped = lost > 0 ? `, ${lost} of which no broker heard` : "";
  console.log(
    `sensors: ${messages} messages in ${seconds.toFixed(1)} s, ${(messages / seconds).toFixed(0)}/s${dropped}`,
  );
}

async function sensorsOf(count: string | undefined, path: string): Promise<readonly string[]> {
  if (count === undefined) return Object.keys(JSON.parse(await readFile(path, "utf8")) as object);
  return Array.from({ length: whole("--sensors", count, 1, 1_000_000) }, (_, i) => `Sensor ${i + 1}`);
}

function faultsOf(list: string): ReadonlySet<Fault> {
  const names = list.split(",").filter((name) => name !== "" && name !== "none");
  if (names.includes("all")) return new Set(faults);
  const unknown = names.find((name) => !(faults as readonly string[]).includes(name));
  if (unknown) throw new Error(`--faults: expected ${faults.join(", ")} or all, got ${unknown}`);
  return new Set(names as Fault[]);
}

function whole(name: string, text: string, low: number, high: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= low && value <= high) return value;
  throw new Error(`${name}: expected a whole number from ${low} to ${high}, got "${text}"`);
}
