import { describe, expect, test } from "vitest";
import { database, dialects } from "./database.ts";

describe.each(dialects)("%s", (dialect) => {
  const { rows } = database(dialect);

  test("INSERT of thousands of rows", async () => {
    const values = Array.from({ length: 5000 }, (_, i) => `(${i}, 'x${i}')`).join(", ");
    await rows(`create table t (a int64, b string); insert into t values ${values}`);
    expect(await rows("select count(*), sum(a), max(length(b)) from t")).toEqual([[5000, 12497500, 5]]);
  });

  test("an unknown table is told with the nearest one that there is", async () => {
    await rows("create table main.posts (id int64)");
    await expect(rows("select * from main.post")).rejects.toThrow(/did you mean "main.posts"/);
  });
});
