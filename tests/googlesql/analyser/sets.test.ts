import { describe, expect, test } from "vitest";
import { showQuery } from "./show.ts";
import { columnsOf, query, refusal } from "./world.ts";

const shown = (sql: string): string => showQuery(query(sql));

describe("UNION, INTERSECT, EXCEPT", () => {
  test("names are the first query's", () => {
    expect(columnsOf("select 1 as a, 'x' as b union all select 2 as c, 'y'")).toBe("a INT64, b STRING");
  });

  test("types are common: literals adapt, columns are cast", () => {
    expect(columnsOf("select 1 as a union all select null union all select 2.5")).toBe("a FLOAT64");
    expect(columnsOf("select weight as w from votes union all select 1")).toBe("w NUMERIC");
    expect(shown("select vote_id as x from votes union distinct select score from posts")).toBe(
      "{select cast(votes.vote_id as FLOAT64) as x from marts.votes votes} union distinct {select posts.score as score from marts.posts posts}",
    );
  });

  test("a column of NULLs takes the other's type", () => {
    expect(columnsOf("select null as a union all select date '2024-01-01'")).toBe("a DATE");
  });

  test("widths and types must fit", () => {
    expect(refusal("select 1 union all select 1, 2").message).toBe("UNION of queries with 1 and 2 columns");
    expect(refusal("select title from posts except distinct select vote_id from votes").message).toBe(
      "column 1 of the EXCEPT has no common type: STRING and INT64",
    );
  });
});

describe("BY NAME", () => {
  test("brings columns into the first query's order", () => {
    expect(shown("select 1 as a, 'x' as b union all by name select 'y' as b, 2 as a")).toBe(
      "{select 1 as a, 'x' as b} union all {select 2 as a, 'y' as b}",
    );
  });

  test("FULL fills with NULL what an input lacks", () => {
    expect(columnsOf("select 1 as a full outer union all by name select 'y' as b")).toBe("a INT64, b STRING");
  });

  test("without a mode all columns must be in all inputs", () => {
    expect(refusal("select 1 as a union all by name select 2 as b").message).toBe(
      'column "a" is not in every query of BY NAME',
    );
  });
});
