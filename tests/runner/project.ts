import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compileProject, type CompileOptions, type Selection } from "@sluice/graph";
import { namingOf, openSession, plan, run, type RunOptions, type RunResult } from "@sluice/runner";
import { engineFor, engines as list, type Warehouse } from "@sluice/engines";
import { afterAll } from "vitest";
import { openFresh, type Place, placeOf } from "../servers/places.ts";

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** A folder of its own, until the test file ends. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "sluice-runner-"));
  made.push(dir);
  return dir;
}

const settings = "defaultProject: warehouse\ndefaultDataset: shop\ndefaultAssertionDataset: checks\n";

/** A project of these files, by their path below definitions/. */
export function writeProject(files: Readonly<Record<string, string>>): string {
  const dir = tempDir();
  writeFileSync(join(dir, "workflow_settings.yaml"), settings);
  for (const [name, content] of Object.entries(files)) writeModel(dir, name, content);
  return dir;
}

export function writeModel(dir: string, name: string, content: string): void {
  const path = join(dir, "definitions", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** A copy of one of the projects here, to run in: a run writes below target/. */
export function copyOf(name: string): string {
  const dir = tempDir();
  cpSync(join(import.meta.dirname, "projects", name), dir, { recursive: true });
  return dir;
}

export const engines: readonly string[] = list.map(({ name }) => name);

const places = new Map<string, Place>();
afterAll(async () => {
  for (const place of places.values()) await place.stop();
});

/** An empty warehouse. */
export function open(engine: string): Promise<Warehouse> {
  const place = places.get(engine) ?? placeOf(engineFor(engine));
  places.set(engine, place);
  return openFresh(place, { defaultSchema: "shop" });
}

export interface Asked extends Partial<RunOptions> {
  readonly selection?: Selection;
  readonly vars?: CompileOptions["vars"];
}

/** Compiles and runs. */
export async function runProject(dir: string, warehouse: Warehouse, asked: Asked = {}): Promise<RunResult> {
  const { selection, vars, ...options } = asked;
  const graph = compileProject({ dir, vars });
  return run(plan(graph, selection), warehouse, { projectDir: dir, fullRefresh: false, quarantine: false, ...options });
}

/** `name: STATUS` of each action, by name. */
export function statuses({ actions }: RunResult): Record<string, string> {
  return Object.fromEntries(actions.map(({ target, status }) => [target.name, status]));
}

export const errorOf = ({ actions }: RunResult, name: string): string | null | undefined =>
  actions.find(({ target }) => target.name === name)?.error;

const names = namingOf({ projectConfig: { defaultSchema: "shop", defaultDatabase: "warehouse" } });

/** The rows of a GoogleSQL query. */
export const query = async (warehouse: Warehouse, sql: string): Promise<readonly unknown[]> =>
  (await openSession(warehouse, names).run(sql)).rows;
