import { expect, test } from "vitest";
import { queries } from "./queries.ts";
import { sound } from "./sound.ts";
import { query } from "./world.ts";

test.each(queries)("%s", (sql) => {
  sound(query(sql));
});

test("a tree that is not sound is seen", () => {
  const made = query("select v.vote_id from votes v");
  const { body } = made;
  if (body.kind !== "select") throw new Error("expected a select");
  const { from: _, ...nowhere } = body;
  expect(() => sound({ ...made, body: nowhere })).toThrow("no such relation in sight");
  expect(() => sound({ ...made, columns: [{ name: "vote_id", type: { kind: "STRING" } }] })).toThrow(
    "is not vote_id STRING",
  );
});
