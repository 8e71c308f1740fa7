import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, sluice, write } from "./command.ts";

const definitions = {
  "sluice.config.ts": `
    const posts = { name: "posts", key: ["Id"], tags: ["blog"], required: ["Id", "Title"] };
    const votes = { name: "votes", key: ["Id"], tags: ["blog"], required: ["Id", "PostId"] };
    export default { sources: { posts, votes }, pipelines: { blog: { sources: ["posts", "votes"] } } };`,
  "definitions/raw.js":
    'declare({ schema: "raw", name: "posts" });\ndeclare({ schema: "raw", name: "votes" });\n' +
    'publish("liked", { type: "table", tags: ["blog"] }).query((ctx) =>\n' +
    '  `select p.Title as title, count(v.Id) as votes from ${ctx.ref("raw", "posts")} p left join ${ctx.ref("raw", "votes")} v on v.PostId = p.Id group by title`);',
};
const data = {
  "posts.json": '[{"Id":"1","Title":"one"},{"Id":"2","Title":"two"}]',
  "votes.ndjson": '{"Id":"10","PostId":"1"}\n{"Id":"11","PostId":"1"}\nnot json\n{"Id":"10","PostId":"2"}\n',
};

const liked = async (dir: string) =>
  (await sluice(dir, "query", "--csv", "select title, votes from liked order by title")).out;

describe("pipeline", () => {
  test("loads, builds, and says what was loaded, merged and rejected", async () => {
    const dir = project({ ...definitions, ...data });
    const { code, out } = await sluice(dir, "pipeline", "blog", "posts.json", "votes.ndjson");
    expect(code).toBe(0);
    expect(out).toContain("LOADED raw.posts from posts.json: 2 rows, 2 new");
    expect(out).toContain("1 rejected: see raw.votes_rejects");
    expect(await liked(dir)).toBe("title,votes\none,1\ntwo,1");
    write(dir, { "more.json": '[{"Id":"12","PostId":"2"}]' });
    expect((await sluice(dir, "pipeline", "blog", "posts.json", "more.json")).out).toContain("1 rows, 1 new");
    expect(await liked(dir)).toBe("title,votes\none,1\ntwo,2");
  });

  test.each([
    [["votes.ndjson", "posts.json"], "look swapped"],
    [["nowhere.json", "votes.ndjson"], "nowhere.json"],
    [["posts.json"], "expected 2 arguments, POSTS VOTES; got posts.json"],
    [[".", "votes.ndjson"], "directory"],
  ])("%j is refused, and nothing is made", async (places, message) => {
    const dir = project({ ...definitions, ...data });
    const { code, out, err } = await sluice(dir, "pipeline", "blog", ...places);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(existsSync(join(dir, "warehouse.duckdb"))).toBe(false);
  });

  test("a broken second file: the first is not loaded either", async () => {
    const dir = project({ ...definitions, ...data, "cut.json": '[{"Id":"1","PostId":"1"},{"Id":' });
    await sluice(dir, "pipeline", "blog", "posts.json", "votes.ndjson");
    write(dir, { "other.json": '[{"Id":"1","Title":"changed"}]' });
    const { code, err } = await sluice(dir, "pipeline", "blog", "other.json", "cut.json");
    expect(code).toBe(2);
    expect(err).toContain("cut.json");
    expect((await sluice(dir, "query", "--csv", "select Title from raw.posts where Id = '1'")).out).toBe("Title\none");
  });
});

describe("run with a tag", () => {
  test("loads its sources first, from where --source says", async () => {
    const dir = project({ ...definitions, ...data });
    const { code, out } = await sluice(
      dir,
      "run",
      "--tags",
      "blog",
      "--source",
      "posts=posts.json",
      "--source",
      "votes=votes.ndjson",
    );
    expect(code).toBe(0);
    expect(out).toContain("LOADED raw.votes");
    const again = await sluice(dir, "run", "--tags", "blog");
    expect(again.code).toBe(0);
    expect(again.out).toContain("source posts: not loaded, it has no place to come from; raw.posts stays as it is");
    const byTable = await sluice(dir, "run", "--tags", "blog", "--source", "raw.posts=posts.json");
    expect(byTable.out).toContain("LOADED raw.posts from posts.json: 2 rows\n");
    expect((await sluice(dir, "run", "--tags", "blog", "--no-load")).out).not.toContain("source posts");
  });

  test("says what to do where a source has no place and no table", async () => {
    const { code, err } = await sluice(project(definitions), "run", "--tags", "blog");
    expect(code).toBe(2);
    expect(err).toContain("--source posts=PATH");
  });

  test("--changed: a load that changed something runs what reads it, and nothing else does", async () => {
    const dir = project({ ...definitions, ...data });
    const sources = ["--source", "posts=posts.json", "--source", "votes=votes.ndjson"];
    await sluice(dir, "run", "--tags", "blog", ...sources);
    expect((await sluice(dir, "run", "--tags", "blog", "--changed", ...sources)).out).toContain("Nothing changed.");
    write(dir, { "posts.json": '[{"Id":"1","Title":"uno"},{"Id":"2","Title":"two"}]' });
    expect((await sluice(dir, "run", "--tags", "blog", "--changed", ...sources)).out).toMatch(
      /SUCCESSFUL +table +shop\.liked/,
    );
    expect(await liked(dir)).toBe("title,votes\ntwo,1\nuno,1");
    write(dir, { "votes.ndjson": '{"Id":"99","PostId":"1"}\n' });
    const { out } = await sluice(dir, "load", "--source", "votes=votes.ndjson", "--json");
    expect(JSON.parse(out).loads).toMatchObject([{ source: "votes", rows: 1, inserted: 1 }]);
    expect((await sluice(dir, "run", "--tags", "blog", "--changed", "--no-load")).code).toBe(0);
    expect(await liked(dir)).toBe("title,votes\ntwo,1\nuno,2");
  });
});

test("load, alone", async () => {
  const dir = project({ ...definitions, ...data });
  const { code, out } = await sluice(dir, "load", "--source", "posts=posts.json");
  expect([code, out]).toEqual([0, "LOADED raw.posts from posts.json: 2 rows, 2 new"]);
  const byTable = await sluice(dir, "load", "votes", "--source", "raw.votes=votes.ndjson");
  expect([byTable.code, byTable.out.split(",")[0]]).toEqual([0, "LOADED raw.votes from votes.ndjson: 3 rows"]);
  const unknown = await sluice(dir, "load", "post");
  expect([unknown.code, unknown.err]).toEqual([2, 'sluice: no source "post"; did you mean "posts"?']);
});

describe("export", () => {
  test("a mart to a file", async () => {
    const dir = project({ "definitions/a.sqlx": 'config { type: "table" }\nselect 1 as n, "x, y" as s' });
    await sluice(dir, "run");
    const { code, out } = await sluice(dir, "export", "a", "--to", "out/a.csv");
    expect([code, out]).toEqual([0, "EXPORTED a to out/a.csv: 1 rows"]);
    expect(readFileSync(join(dir, "out/a.csv"), "utf8")).toBe('n,s\n1,"x, y"\n');
  });

  test("to where nothing answers", async () => {
    const dir = project({ "definitions/a.sqlx": 'config { type: "table" }\nselect 1 as n' });
    await sluice(dir, "run");
    const { code, err } = await sluice(dir, "export", "a", "--to", "workflow_settings.yaml/a.csv");
    expect(code).toBe(1);
    expect(err).toContain("FAILED export a: ");
  });
});
