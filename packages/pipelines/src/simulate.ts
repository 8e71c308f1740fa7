/** `npm run simulate -- temperatures` (or `entities`, `sensors`): what a pipeline talks to, on this machine. */
import { parseArgs } from "node:util";
import { hideSecrets } from "@sluice/engines/secrets";
import { ENTITIES_HELP, simulateEntities } from "./entities/simulate.ts";
import { SENSORS_HELP, simulateSensors } from "./sensors/simulate.ts";
import { simulator, type Fault } from "./temperatures/simulator.ts";

const HELP = `usage: npm run simulate -- temperatures [options]

Serves http://127.0.0.1:PORT/sensor/temperatures, as the partner's API does. Stop it with Ctrl-C.

  --port PORT       default 8080; 0 takes a free one
  --key KEY         the X-API-Key it expects, default dd764f40
  --count ROWS      readings an answer, default 1000
  --seed NUMBER     the same seed, the same answers; default 1
  --faults LIST     one an answer, in turn: 500, limit, slow, cut, schema, html, none

then, in another terminal:
  TEMPERATURES_URL=http://127.0.0.1:8080/sensor/temperatures TEMPERATURES_API_KEY=dd764f40 \\
    npx sluice run --tags temperatures --source region_contours=fixtures/temperatures/contours.json

or:

${ENTITIES_HELP}

or:

${SENSORS_HELP}`;

const options = {
  port: { type: "string", default: "8080" },
  key: { type: "string", default: "dd764f40" },
  count: { type: "string", default: "1000" },
  seed: { type: "string", default: "1" },
  faults: { type: "string", default: "" },
  help: { type: "boolean", short: "h" },
} as const;

function start([name = "", ...rest]: readonly string[]): Promise<void> | void {
  const others = { entities: simulateEntities, sensors: simulateSensors };
  if (Object.hasOwn(others, name) && !rest.includes("--help"))
    return others[name as keyof typeof others](rest, process.env);
  serve([name, ...rest].filter((arg) => arg !== ""));
}

function serve(args: readonly string[]): void {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (values.help || positionals[0] !== "temperatures") {
    console.log(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const faults = values.faults.split(",").filter(Boolean) as Fault[];
  const server = simulator({ key: values.key, count: Number(values.count), seed: Number(values.seed), faults });
  server.listen(Number(values.port), "127.0.0.1", () => {
    const address = server.address();
    const port = typeof address === "object" ? address?.port : values.port;
    console.log(`listening on http://127.0.0.1:${port}/sensor/temperatures`);
  });
  server.on("error", fail);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.closeAllConnections();
      server.close();
    });
  }
}

function fail(error: NodeJS.ErrnoException): void {
  const taken =
    error.code === "EADDRINUSE" ? "; something else listens there: give another with --port, 0 for a free one" : "";
  console.error(`simulate: ${hideSecrets(error.message)}${taken}`);
  process.exitCode = 2;
}

try {
  await start(process.argv.slice(2));
} catch (error) {
  console.error(`simulate: ${hideSecrets((error as Error).message)}; see npm run simulate -- --help`);
  process.exitCode = 2;
}
