import { expect, test } from "vitest";
import { queries } from "./queries.ts";
import { query } from "./world.ts";

/** What the analyser gives here is valid: `query` sees to it. */
test.each(queries)("%s", (sql) => {
  expect(query(sql).columns).not.toEqual([]);
});
