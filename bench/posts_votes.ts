/** 250,000 posts and 1,000,000 votes, from NDJSON to built and tested marts, beside one plain script in DuckDB itself. */
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { random } from "../packages/pipelines/src/random.ts";
import { median, measure, show, sluice } from "./measure.ts";

const POSTS = 250_000;
const VOTES = 1_000_000;
const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2013, 0, 7);
const WEEKS = 236;

export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-bench-"));
  try {
    const [posts, votes] = [join(folder, "posts.ndjson"), join(folder, "votes.ndjson")];
    await deliver(posts, votes, POSTS, VOTES);
    const plain = join(import.meta.dirname, "plain/posts_votes.ts");
    const fresh = (name: string) => {
      const path = join(folder, name);
      rmSync(path, { force: true });
      return path;
    };
    const script = await median(3, () => measure([plain, fresh("plain.duckdb"), posts, votes]));
    show("one plain script in DuckDB", script);
    const url = () => `duckdb:${fresh("sluice.duckdb")}`;
    const ours = await median(3, () =>
      measure([sluice, "pipeline", "posts_votes", posts, votes, "--warehouse", url()]),
    );
    show("sluice pipeline posts_votes", ours);
    console.log(
      `  ratio ${(ours.seconds / script.seconds).toFixed(2)} (wanted: at most 2), memory wanted: under 1,536 MB`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files of that many posts and votes, real-shaped; a tenth of the votes are on posts that are not there. */
export async function deliver(posts: string, votes: string, postCount: number, voteCount: number): Promise<void> {
  await write(posts, postCount, post(random(1)));
  await write(votes, voteCount, vote(random(2), postCount));
}

async function write(path: string, count: number, item: (id: number) => object): Promise<void> {
  const file = createWriteStream(path);
  for (let id = 1; id <= count; id += 1000) {
    const lines = Array.from({ length: 1000 }, (_, n) => `${JSON.stringify(item(id + n))}\n`).join("");
    if (!file.write(lines)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
}

const post = (r: ReturnType<typeof random>) => (id: number) => {
  const at = FIRST_DAY + r.integer(0, WEEKS * 7) * DAY + r.integer(0, DAY - 1);
  const stamp = (later: number) => new Date(at + later).toISOString().slice(0, 23);
  return {
    Id: String(id),
    PostTypeId: r.next() < 0.4 ? "1" : "2",
    CreationDate: stamp(0),
    LastActivityDate: stamp(r.integer(0, 90) * DAY),
    Score: String(r.integer(-4, 40)),
    OwnerUserId: String(r.integer(1, 40_000)),
    Body: `<p>${"Lorem ipsum dolor sit amet. ".repeat(r.integer(1, 12))}</p>`,
    CommentCount: String(r.integer(0, 9)),
    ContentLIcense: "CC BY-SA 3.0",
    ...(r.next() < 0.4 && { Title: `How do I ${id}?`, Tags: "<one><two>", ViewCount: String(r.integer(1, 9999)) }),
  };
};

const vote = (r: ReturnType<typeof random>, posts: number) => (id: number) => ({
  Id: String(id),
  PostId: String(r.integer(1, posts * 1.1)),
  VoteTypeId: r.pick(["2", "2", "2", "2", "3", "5", "1", "16", "10"]),
  CreationDate: `${new Date(FIRST_DAY + r.integer(0, WEEKS * 7 - 1) * DAY).toISOString().slice(0, 10)}T00:00:00.000`,
  ...(r.next() < 0.1 && { UserId: String(r.integer(1, 40_000)) }),
});
