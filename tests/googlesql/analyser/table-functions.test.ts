import { describe, expect, test } from "vitest";
import { parse } from "../../../packages/googlesql/src/parser/index.ts";
import type { AnalyseOptions, UserTableFunction } from "../../../packages/googlesql/src/analyser/index.ts";
import { columnsOf, refusal } from "./world.ts";

const call = (more: string): string =>
  `select * from gap_fill(table posts, ts_column => 'created_at', bucket_width => interval 1 hour${more})`;

describe("GAP_FILL", () => {
  test("gives the time, the partition, the values", () => {
    const more = ", partitioning_columns => ['title'], value_columns => [('score', 'locf'), ('post_id', 'null')]";
    expect(columnsOf(call(more))).toBe("created_at TIMESTAMP, title STRING, score FLOAT64, post_id INT64");
    expect(columnsOf(call(""))).toBe("created_at TIMESTAMP");
  });

  test("takes a query, and refuses what it cannot do", () => {
    expect(
      columnsOf(
        "select g.* from gap_fill((select voted_on, weight from votes), 'voted_on', interval 1 day, value_columns => [('weight', 'locf')]) as g",
      ),
    ).toBe("voted_on DATE, weight NUMERIC");
    expect(refusal(call(", value_columns => [('score', 'spline')]")).message).toBe(
      "expected null, locf or linear, got spline",
    );
    expect(refusal(call(", value_columns => [('scor', 'locf')]")).message).toContain('did you mean "score"?');
  });
});

test("RANGE_SESSIONIZE adds the session's range", () => {
  expect(
    columnsOf(
      "select * from range_sessionize((select 1 as id, range<date> '[2024-01-01, 2024-01-02)' as r), 'r', ['id'])",
    ),
  ).toBe("id INT64, r RANGE<DATE>, session_range RANGE<DATE>");
});

describe("table functions of one's own", () => {
  const made = parse(
    "create table function since(day date) as select vote_id, weight from votes where voted_on >= day",
  );
  const options: AnalyseOptions = {
    tableFunctions: new Map([["since", made[0] as unknown as UserTableFunction]]),
  };

  test("are put in place of the call", () => {
    expect(columnsOf("select * from since('2024-01-01') s where s.weight > 1", options)).toBe(
      "vote_id INT64, weight NUMERIC",
    );
  });

  test("take what their parameters say", () => {
    expect(refusal("select * from since(1)", options).message).toBe(
      'the argument "day" of type INT64 cannot be used as DATE',
    );
    expect(refusal("select * from nothing(1)")).toMatchObject({ reason: "unsupported" });
  });
});
