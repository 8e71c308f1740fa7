import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileProject } from "@sluice/graph";
import { posts, votes } from "@sluice/pipelines";
import { namingOf, openSession, plan, run, type RunResult } from "@sluice/runner";
import { loadSources, sourceFrom, type LoadReport } from "@sluice/sources";
import type { Warehouse } from "@sluice/engines";
import { expect, test } from "vitest";
import { onEveryWarehouse } from "./golden.ts";

const root = join(import.meta.dirname, "../..");
const fixtures = join(root, "fixtures/posts_votes");
const graph = compileProject({ dir: root });
const pipeline = plan(graph, { tags: ["posts_votes"] });
const keys = {
  posts: "post_id",
  votes: "vote_id",
  votes_per_post_weekly: "post_id, week_start",
  mean_votes_per_post_weekly: "week_start",
};

interface Delivered {
  readonly reports: readonly LoadReport[];
  readonly result: RunResult;
}

async function deliver(warehouse: Warehouse, postsFile: string, votesFile: string): Promise<Delivered> {
  const sources = [sourceFrom(join(fixtures, postsFile), posts), sourceFrom(join(fixtures, votesFile), votes)];
  const reports = await loadSources(sources, warehouse, { now: new Date() });
  const result = await run(pipeline, warehouse, { projectDir: root, fullRefresh: false, quarantine: false });
  return { reports, result };
}

async function rowsOf(warehouse: Warehouse, table: keyof typeof keys): Promise<readonly unknown[]> {
  const sql = `select * from marts.${table} order by ${keys[table]}`;
  const { rows } = await openSession(warehouse, namingOf(graph)).run(sql);
  return rows.map(comparable);
}

function comparable(row: unknown): unknown {
  return Object.fromEntries(Object.entries(row as object).map(([name, value]) => [name, same(name, value)]));
}

/** Timestamps as instants: how many digits a fraction has is not the point here. */
function same(name: string, value: unknown): unknown {
  return name.endsWith("_at") && typeof value === "string" ? new Date(value).toISOString() : value;
}

function expected(path: string): unknown {
  const parsed = JSON.parse(readFileSync(join(fixtures, "expected", `${path}.json`), "utf8")) as unknown;
  return Array.isArray(parsed) ? parsed.map(comparable) : parsed;
}

/** What loads and assertions found, as findings.json counts it. */
function findings({ reports, result }: Delivered): Record<string, number> {
  const rejects = reports.map(({ source, rejected }) => [`${source}_rejects`, rejected]);
  const own = ["votes_of_unknown_type", "votes_in_the_future", "votes_without_a_post"];
  const names = [...own, "posts_with_unreadable_fields", "votes_with_unreadable_fields"];
  const found = names.map((name) => [name, result.actions.find(({ target }) => target.name === name)?.rows ?? 0]);
  return Object.fromEntries([...rejects, ...found]) as Record<string, number>;
}

function wrong({ result }: Delivered): unknown[] {
  return result.actions
    .filter(({ status }) => status !== "SUCCESSFUL" && status !== "WARNED")
    .map(({ target, status, error }) => [target.name, status, error]);
}

onEveryWarehouse("posts and votes", ({ warehouse }) => {
  test("the first delivery", async () => {
    const delivered = await deliver(warehouse(), "posts.json", "votes.json");
    expect(wrong(delivered)).toEqual([]);
    expect(findings(delivered)).toEqual(expected("findings"));
  });

  test.each(Object.keys(keys) as (keyof typeof keys)[])("%s is as computed apart", async (table) => {
    expect(await rowsOf(warehouse(), table)).toEqual(expected(table));
  });

  test("the same again changes nothing", async () => {
    const { reports } = await deliver(warehouse(), "posts.json", "votes.json");
    expect(reports).toMatchObject([
      { inserted: 0, updated: 0 },
      { inserted: 0, updated: 0 },
    ]);
    expect(await rowsOf(warehouse(), "votes")).toEqual(expected("votes"));
  });

  test("a second delivery, with corrections and faults", async () => {
    const delivered = await deliver(warehouse(), "posts_next.ndjson", "votes_next.ndjson");
    expect(wrong(delivered)).toEqual([]);
    expect(findings(delivered)).toEqual(expected("next/findings"));
  });

  test.each(Object.keys(keys) as (keyof typeof keys)[])("%s after it", async (table) => {
    expect(await rowsOf(warehouse(), table)).toEqual(expected(`next/${table}`));
  });
});
