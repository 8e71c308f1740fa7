/** What is killed, and where its rows are looked for. A row is `id,n` as text, whatever holds it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "./world.ts";

export interface Scenario {
  readonly name: string;
  /** A kill may leave a part of it; else all or nothing. */
  readonly inParts?: true;
  /** What must be there before. */
  readonly before?: (world: World) => Promise<void>;
  readonly command: (world: World) => readonly string[];
  /** What is run after the kill, where that is another command. */
  readonly again?: (world: World) => readonly string[];
  readonly found: (world: World) => Promise<readonly string[]>;
  readonly expected: (world: World) => readonly string[];
}

const build = (world: World) => world.complete(["run", "--tags", "votes"]);
const exportTo = (to: string) => ["export", "counted", "--to", to];
const votes = (world: World): readonly string[] => world.votes();

const load: Scenario = {
  name: "load",
  command: () => ["load", "votes"],
  found: (world) => world.rows({ schema: "raw", name: "votes" }),
  expected: votes,
};
const merge: Scenario = {
  name: "run",
  command: () => ["run", "--tags", "votes"],
  found: (world) => world.rows({ schema: "marts", name: "counted" }),
  expected: votes,
};
const csv: Scenario = {
  name: "CSV",
  before: build,
  command: () => exportTo("out/counted.csv"),
  found: async (world) => linesOf(join(world.folder, "out/counted.csv")),
  expected: votes,
};
const put: Scenario = {
  name: "PUT",
  inParts: true,
  before: async (world) => {
    world.receiver.forget();
    await build(world);
  },
  command: ({ receiver }) => exportTo(receiver.url),
  found: async ({ receiver }) => receiver.rows(),
  expected: votes,
};
const watch: Scenario = {
  name: "watch",
  before: async (world) => world.arrive(),
  command: () => ["run", "--watch", "--every", "100ms", "--tags", "things"],
  again: () => ["run", "--tags", "things"],
  found: (world) => world.rows({ schema: "marts", name: "sums" }),
  expected: (world) => world.things(),
};
const published = (name: string): Scenario => ({
  name,
  before: build,
  command: ({ servers }) => exportTo(servers[name]?.url ?? ""),
  found: async ({ servers }) => (await servers[name]?.rows()) ?? [],
  expected: votes,
});

const linesOf = (path: string): readonly string[] =>
  existsSync(path) ? readFileSync(path, "utf8").trimEnd().split(/\r?\n/).slice(1) : [];

/** All, or those that are named. */
export function scenarios(names: readonly string[]): readonly Scenario[] {
  const all = [load, merge, csv, put, watch, ...["MySQL", "PostgreSQL"].map(published)];
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
