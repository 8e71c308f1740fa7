/** The pipeline killed at any moment, then run again: the same warehouse as without the kill. */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { sluice, start, tempDir } from "../cli/command.ts";
import { ownProject } from "./project.ts";
import { fileEngines } from "../servers/places.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/posts_votes");
const project = ownProject();
const first = ["posts.json", "votes.json"].map((name) => join(fixtures, name));
const second = ["posts_next.ndjson", "votes_next.ndjson"].map((name) => join(fixtures, name));
const marts = {
  posts: "post_id",
  votes: "vote_id",
  votes_per_post_weekly: "post_id, week_start",
  mean_votes_per_post_weekly: "week_start",
};
const ROUNDS = 4;

const args = (files: readonly string[], warehouse: string) => [
  "pipeline",
  "posts_votes",
  ...files,
  "--warehouse",
  warehouse,
];

async function rowsOf(warehouse: string): Promise<unknown> {
  const all = Object.entries(marts).map(
    ([mart, key]) =>
      `(select to_json_string(array_agg(to_json_string(t) order by ${key})) from ${mart} as t) as ${mart}`,
  );
  const { out, err } = await sluice(project, "query", "--json", `select ${all.join(", ")}`, "--warehouse", warehouse);
  expect(err).toBe("");
  return JSON.parse(out) as unknown;
}

describe.each(fileEngines)("on $name", ({ name: engine }) => {
  it(`${ROUNDS} kills, spread over a run`, async () => {
    const folder = tempDir();
    const whole = `${engine}:${join(folder, "whole")}`;
    await sluice(project, ...args(first, whole));
    const { durationMs } = await start(project, args(second, whole));
    const wanted = await rowsOf(whole);

    const killed = `${engine}:${join(folder, "killed")}`;
    await sluice(project, ...args(first, killed));
    for (let round = 1; round <= ROUNDS; round++) {
      const child = start(project, args(second, killed));
      await sleep((durationMs * round) / (ROUNDS + 1));
      child.kill("SIGKILL");
      await child;
    }
    const ran = await sluice(project, ...args(second, killed));
    expect(ran.code, ran.err).toBe(0);
    expect(await rowsOf(killed)).toEqual(wanted);
  });
});
