/** `npm run demo:sensors`: a broker, sensors, the collector and the runner on this machine; prints the minutes as they come. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openWarehouse } from "@sluice/engines";
import { startBroker } from "./broker.ts";
import { lines, start, stop, type Child } from "./child.ts";

const HELP = `usage: npm run demo:sensors -- [--seconds NUMBER] [--sensors COUNT] [--interval MS] [--faults LIST]

Starts an MQTT broker on a free port, sensors that publish to it, sluice collect and sluice run --watch, all in a folder for temporary
files, and prints each minute's means as they come, until Ctrl-C or for so many seconds. Then it says how many messages were published and
how many readings there are; without faults they must be as many.`;

const { values } = parseArgs({
  options: {
    seconds: { type: "string" },
    sensors: { type: "string", default: "5" },
    interval: { type: "string", default: "1000" },
    faults: { type: "string", default: "none" },
    help: { type: "boolean", short: "h" },
  },
});

const root = join(import.meta.dirname, "..");
const sluice = join(root, "packages/cli/bin/sluice.js");
const simulator = join(root, "packages/pipelines/src/simulate.ts");

interface Minute {
  readonly minute: string;
  readonly sensor: string;
  readonly mean: number;
  readonly readings: number;
}

async function demo(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "sluice-demo-"));
  const children: Child[] = [];
  const broker = await startBroker();
  const readers = join(folder, "readers.duckdb");
  const env = {
    ...process.env,
    MQTT_HOST: "127.0.0.1",
    MQTT_PORT: String(broker.port),
    RAW_STORE: join(folder, "raw"),
    RAW_SPOOL: join(folder, "spool"),
    INTERVAL_MS: values.interval,
    SLUICE_WAREHOUSE: `duckdb:${join(folder, "warehouse.duckdb")}`,
  };
  const run = (name: string, script: string, args: readonly string[]): Child => {
    const child = start(name, [script, ...args], { cwd: root, env });
    children.push(child);
    return child;
  };
  try {
    const collector = run("collector", sluice, ["collect", "sensors"]);
    await lines(collector, /connected/);
    const runner = run("runner", sluice, [
      "run",
      "--watch",
      "--every",
      "1s",
      "--tags",
      "sensors",
      "--publish",
      readers,
    ]);
    await lines(runner, /\d done/);
    const generator = run("sensors", simulator, ["sensors", "--sensors", values.sensors, "--faults", values.faults]);
    await lines(generator, /every \d+ ms/);
    await showing(readers);
    await stop(generator);
    // What is on its way is in the store within a second of it, and in the tables with the next turn.
    await stop(collector);
    await conclude(Number(/(\d+) messages in/.exec(generator.said())?.[1]), readers);
    await stop(runner);
  } finally {
    await Promise.all(children.map(stop));
    await broker.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Each minute whenever it has changed, until Ctrl-C or the time is up. */
async function showing(readers: string): Promise<void> {
  const ended = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ended.abort());
  const stopping = values.seconds
    ? AbortSignal.any([ended.signal, AbortSignal.timeout(Number(values.seconds) * 1000)])
    : ended.signal;
  while (!stopping.aborted) {
    await show(readers);
    await sleep(500, undefined, { signal: stopping }).catch(() => undefined);
  }
}

const shown = new Map<string, string>();

async function show(readers: string): Promise<void> {
  for (const [minute, all] of Map.groupBy(await minutes(readers), ({ minute }) => minute)) {
    const first = all.slice(0, 5).map(({ sensor, mean, readings }) => `${sensor} ${mean.toFixed(1)} (${readings})`);
    const text = `${first.join("  ")}${all.length > 5 ? `  and ${all.length - 5} more` : ""}`;
    if (shown.get(minute) !== text) console.log(`${minute}  ${text}`);
    shown.set(minute, text);
  }
}

const minutes = async (readers: string): Promise<readonly Minute[]> =>
  (
    await query(
      readers,
      `select strftime(minute at time zone 'UTC', '%H:%M'), sensor_id, mean_value, readings from marts.sensor_readings_1min
       where minute >= now() - interval 5 minute order by minute, length(sensor_id), sensor_id`,
    )
  ).map(([minute, sensor, mean, readings]) => ({
    minute: String(minute),
    sensor: String(sensor),
    mean: Number(mean),
    readings: Number(readings),
  }));

async function query(readers: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  const warehouse = await openWarehouse(`duckdb:${readers}`, { readOnly: true });
  return warehouse.rows(sql).finally(() => warehouse.close());
}

/** With faults there are fewer readings than messages: then so long is waited. */
const PATIENCE_MS = 10_000;

async function conclude(published: number, readers: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  let [readings, seconds] = [0, 0];
  do {
    await sleep(300);
    const [row] = await query(
      readers,
      "select count(*), quantile_cont(epoch_ms(loaded_at) - epoch_ms(received_at), 0.95) / 1000 from marts.sensor_readings",
    );
    [readings, seconds] = [Number(row?.[0]), Number(row?.[1])];
  } while (readings < published && Date.now() < until);
  await show(readers);
  console.log(
    `${published} messages published, ${readings} readings; 95 % of them were taken in by a run within ${seconds.toFixed(1)} s`,
  );
  if (values.faults === "none" && readings !== published) process.exitCode = 1;
}

if (values.help) console.log(HELP);
else await demo();
