/** 10,000 posts and 40,000 votes, on SQLite and DuckDB, against one hand-written script in DuckDB itself. */
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../bench/posts_votes.ts";
import { node, sluice, tempDir } from "../cli/command.ts";
import { ownProject } from "./project.ts";
import { fileEngines } from "../servers/places.ts";

const project = ownProject();
const folder = tempDir();
const [posts, votes] = [join(folder, "posts.ndjson"), join(folder, "votes.ndjson")];
const plain = join(folder, "plain.duckdb");
const marts = {
  posts: "post_id",
  votes: "vote_id",
  votes_per_post_weekly: "post_id, week_start",
  mean_votes_per_post_weekly: "week_start",
};
type Mart = keyof typeof marts;
type Row = Readonly<Record<string, unknown>>;

beforeAll(async () => {
  await deliver(posts, votes, 10_000, 40_000);
  await execa(node, [join(import.meta.dirname, "../../bench/plain/posts_votes.ts"), plain, posts, votes]);
});

async function byHand(mart: Mart): Promise<Row[]> {
  const instance = await DuckDBInstance.create(plain, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`select * from marts.${mart} order by ${marts[mart]}`);
  const rows = reader.getRowObjectsJson() as Row[];
  connection.closeSync();
  instance.closeSync();
  return rows;
}

/** DuckDB's reader gives wide integers as text, and timestamps without a zone. */
const comparable = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row)
      .map(([name, value]) => [name, name.endsWith("_at") ? instant(value) : numeric(value)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
const numeric = (value: unknown) => (typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value);
const instant = (value: unknown) =>
  typeof value === "string" ? Date.parse(`${value.replace(" ", "T").replace("Z", "")}Z`) : value;

describe.each(fileEngines)("posts and votes on $name", ({ name: engine }) => {
  const warehouse = `${engine}:${join(folder, `w.${engine}`)}`;
  beforeAll(async () => {
    const ran = await sluice(project, "pipeline", "posts_votes", posts, votes, "--warehouse", warehouse);
    expect(ran.code, ran.err).toBe(0);
  });

  it.each(Object.keys(marts) as Mart[])("%s is right to the row", async (mart) => {
    const { out } = await sluice(
      project,
      "query",
      "--json",
      `select * from ${mart} order by ${marts[mart]}`,
      "--warehouse",
      warehouse,
    );
    const got = (JSON.parse(out) as Row[]).map(comparable);
    const wanted = (await byHand(mart)).map(comparable);
    expect(got).toHaveLength(wanted.length);
    expect(got).toEqual(wanted);
  });
});
