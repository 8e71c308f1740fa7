/** A project on an engine, whose raw data are of another generation each time. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Engine, engines, openWarehouse } from "@sluice/engines";
import { placeOf, type Place } from "../servers/places.ts";
import { postgresBinary } from "../servers/postgres.ts";
import { type Running, startIn } from "./command.ts";
import { files } from "./project.ts";
import { type Published, startServers } from "./published.ts";
import { type Receiver, startReceiver } from "./receiver.ts";

export interface World {
  readonly engine: string;
  readonly folder: string;
  readonly receiver: Receiver;
  readonly servers: Readonly<Record<string, Published>>;
  generation(): number;
  /** Other raw data from now on. */
  next(): void;
  /** What `votes` and `counted` hold then. */
  votes(): readonly string[];
  /** A file of the raw store more. */
  arrive(): void;
  things(): readonly string[];
  rows(target: { readonly schema: string; readonly name: string }): Promise<readonly string[]>;
  start(args: readonly string[]): Running;
  /** To its end. Throws where that is not 0. */
  complete(args: readonly string[]): Promise<void>;
  /** For a look at it afterwards. */
  keep(): void;
  end(): Promise<void>;
}

/** Of the engines that are named, or all that are installed. They share the servers. */
export async function worldsOf(names: readonly string[]): Promise<readonly World[]> {
  const those = engines.filter(({ name, traits }) =>
    names.length > 0 ? names.includes(name) : traits.files || postgresBinary !== undefined,
  );
  const shared = { receiver: await startReceiver(), servers: await startServers() };
  const worlds = await Promise.all(those.map((engine) => worldOf(engine, shared)));
  const end = async () => {
    shared.receiver.end();
    for (const server of Object.values(shared.servers)) await server.end();
  };
  return worlds.map((world, i) => (i === 0 ? { ...world, end: () => world.end().then(end) } : world));
}

async function worldOf(engine: Engine, shared: Pick<World, "receiver" | "servers">): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), `sluice-torture-${engine.name}-`));
  for (const [name, content] of Object.entries(files)) write(join(folder, name), content);
  const place: Place = placeOf(engine);
  const url = engine.traits.files ? `${engine.name}:${join(folder, "w")}` : (await place.fresh()).url;
  let [generation, arrived, kept] = [0, 0, false];
  const start = (args: readonly string[]) => startIn(folder, url, args);
  const votes = () =>
    Array.from({ length: 1000 + 20 * generation }, (_, id) => [`v${id}`, (id + generation) % 97] as const);
  return {
    engine: engine.name,
    folder,
    ...shared,
    generation: () => generation,
    next: () => {
      generation++;
      write(
        join(folder, "votes.ndjson"),
        votes()
          .map(([id, n]) => `${JSON.stringify({ id, n: `${n}` })}\n`)
          .join(""),
      );
    },
    votes: () => votes().map((row) => row.join(",")),
    arrive: () =>
      write(
        join(folder, fileOf(++arrived)),
        gzipSync(
          thingsOf(arrived)
            .map((row) => `${JSON.stringify(row)}\n`)
            .join(""),
        ),
      ),
    things: () =>
      Array.from({ length: arrived }, (_, i) => thingsOf(i + 1)).flatMap((rows) =>
        rows.map(({ id, n }) => `${id},${n}`),
      ),
    rows: async (target) => {
      const warehouse = await openWarehouse(url, { defaultSchema: "marts" });
      const name = warehouse
        .nameOf(target)
        .map((part) => `"${part}"`)
        .join(".");
      const found = await warehouse.rows(`select id, n from ${name}`).finally(() => warehouse.close());
      return found.map((row) => row.map(String).join(","));
    },
    start,
    complete: async (args) => {
      const { code, said } = await start(args).ended;
      if (code !== 0) throw new Error(`${engine.name}: sluice ${args.join(" ")} ended with ${code}: ${said}`);
    },
    keep: () => (kept = true),
    end: async () => {
      if (!kept) rmSync(folder, { recursive: true, force: true });
      await place.stop();
    },
  };
}

const thingsOf = (file: number) => Array.from({ length: 300 }, (_, k) => ({ id: `${file}-${k}`, n: (file + k) % 89 }));

const fileOf = (file: number): string =>
  `store/things/date=2026-01-31/hour=08/20260131T08${String(file).padStart(7, "0")}Z-c.ndjson.gz`;

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
