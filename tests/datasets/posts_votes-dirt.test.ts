/** Spellings of numbers and dates that a supplier of posts and votes may send. Each expectation is worked out by hand. */
import { posts, votes } from "@sluice/pipelines";
import { expect, it } from "vitest";
import { fileWriter, warned } from "./dirt.ts";
import { deliver, failures, onEveryWarehouse, query } from "./golden.ts";

const write = fileWriter();

/** Undefined: it can't be read for certain. */
const dates: readonly (readonly [text: unknown, at: string | null | undefined])[] = [
  ["2017-02-28T10:00:00.123", "2017-02-28T10:00:00.123Z"],
  ["2017-02-28T10:00:00.123Z", "2017-02-28T10:00:00.123Z"],
  ["2017-02-28t10:00:00z", "2017-02-28T10:00:00Z"],
  [" 2017-02-28 10:00 ", "2017-02-28T10:00:00Z"],
  ["2017-02-28", "2017-02-28T00:00:00Z"],
  ["2017/02/28 10:00:00", "2017-02-28T10:00:00Z"],
  ["2017-02-28T23:30:00-01:00", "2017-03-01T00:30:00Z"],
  ["2017-03-01T00:30:00+0100", "2017-02-28T23:30:00Z"],
  ["2017-02-28T10:00:00.1234567+00:00", "2017-02-28T10:00:00.123456Z"],
  ["", null],
  ["28/02/2017", undefined],
  ["02/03/2017 10:00:00", undefined],
  ["1488276000", undefined],
  [1488276000000, undefined],
  ["2017-02-29", undefined],
  ["Feb 28 '17 at 10:00", undefined],
  ["2017-02-28 10:00:00 BST", undefined],
  ["null", undefined],
];
const numbers: readonly (readonly [text: unknown, score: number | null | undefined])[] = [
  ["5", 5],
  [5, 5],
  [" +5 ", 5],
  ["5.0", 5],
  [5.0, 5],
  ["-5", -5],
  ["", null],
  ["5.5", undefined],
  ["1,234", undefined],
  ["1.234,5", undefined],
  ["1 234", undefined],
  ["5e0", undefined],
  ["five", undefined],
  [true, undefined],
  ["NaN", undefined],
  ["99999999999999999999", undefined],
];
const two = (n: number) => String(n).padStart(2, "0");
const plain = { PostTypeId: "1", CreationDate: "2017-02-28T10:00:00.000" };
const postRecords = [
  ...dates.map(([CreationDate], at) => ({ ...plain, Id: `1${two(at)}`, CreationDate })),
  ...numbers.map(([number], at) => ({ ...plain, Id: `2${two(at)}`, Score: number, ViewCount: number })),
];
const voteRecords = dates.map(([CreationDate], at) => ({
  Id: String(at),
  PostId: `1${two(at)}`,
  VoteTypeId: "2",
  CreationDate,
}));
const files = (postList: readonly object[], voteList: readonly object[]) =>
  [
    [posts, write("posts.json", JSON.stringify(postList))],
    [votes, write("votes.json", JSON.stringify(voteList))],
  ] as const;
const unread = dates.filter(([, at]) => at === undefined).length;
const isCount = (number: unknown) => typeof number === "number" && number >= 0;

onEveryWarehouse("odd posts and votes", ({ warehouse }) => {
  it("are heard where they can't be read, and fail nothing", async () => {
    const delivered = await deliver(warehouse(), "posts_votes", files(postRecords, voteRecords));
    expect(failures(delivered)).toEqual([]);
    expect(warned(delivered)).toEqual({
      posts_with_unreadable_fields: unread + numbers.filter(([, score]) => !isCount(score) && score !== null).length,
      votes_with_unreadable_fields: unread,
      // One has no date at all.
      votes_without_a_week: unread + 1,
    });
  });

  it("are read where there is one meaning", async () => {
    const dated = await query(
      warehouse(),
      `select created_at, voted_on, v.unreadable_fields from staging.stg_posts_votes__posts as p
       join staging.stg_posts_votes__votes as v on v.post_id = p.post_id order by p.post_id`,
    );
    const days = dates.map(([, at]) => [
      at ?? null,
      at?.slice(0, 10) ?? null,
      at === undefined ? "CreationDate" : null,
    ]);
    expect(dated.map((row) => Object.values(row))).toEqual(days);
    const counted = await query(
      warehouse(),
      "select score, view_count, unreadable_fields from staging.stg_posts_votes__posts where post_id >= 200 order by post_id",
    );
    const wanted = numbers.map(([, score]) => {
      const fields = [score === undefined && "Score", score !== null && !isCount(score) && "ViewCount"].filter(Boolean);
      return [score ?? null, isCount(score) ? score : null, fields.length > 0 ? fields.join(" ") : null];
    });
    expect(counted.map((row) => Object.values(row))).toEqual(wanted);
  });

  it("are counted in the week of their day, by UTC", async () => {
    const weeks = await query(
      warehouse(),
      "select week_start, votes from marts.mean_votes_per_post_weekly order by week_start",
    );
    // 28 February 2017 was a Tuesday.
    expect(weeks).toEqual([{ week_start: "2017-02-27", votes: dates.filter(([, at]) => at).length }]);
  });

  it("warn where no vote has a day", async () => {
    const spoilt = voteRecords.map((vote) => ({ ...vote, CreationDate: "28/02/2017" }));
    const delivered = await deliver(warehouse(), "posts_votes", files(postRecords, spoilt));
    expect(failures(delivered)).toEqual([]);
    expect(warned(delivered)).toMatchObject({ posts_votes_came_out_empty: 1, votes_without_a_week: dates.length });
  });
});
