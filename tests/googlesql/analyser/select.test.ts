import { describe, expect, test } from "vitest";
import { showQuery } from "./show.ts";
import { columnsOf, query, refusal } from "./world.ts";

const shown = (sql: string): string => showQuery(query(sql));

describe("stars", () => {
  test("all columns in their order, without and replaced", () => {
    expect(columnsOf("select * from votes")).toBe("vote_id INT64, post_id INT64, voted_on DATE, weight NUMERIC");
    expect(columnsOf("select * except (weight, POST_ID) from votes")).toBe("vote_id INT64, voted_on DATE");
    expect(columnsOf("select * replace (cast(weight as string) as weight) from votes")).toBe(
      "vote_id INT64, post_id INT64, voted_on DATE, weight STRING",
    );
  });

  test("of one table, and of a STRUCT", () => {
    expect(columnsOf("select v.* from posts join votes v on true")).toBe(
      "vote_id INT64, post_id INT64, voted_on DATE, weight NUMERIC",
    );
    expect(columnsOf("select author.*, author.address.* from posts")).toBe(
      "name STRING, address STRUCT<city STRING>, city STRING",
    );
    expect(columnsOf("select struct(1 as a, 'x' as b).*")).toBe("a INT64, b STRING");
  });

  test("what EXCEPT and REPLACE name must be there", () => {
    expect(refusal("select * except (wieght) from votes")).toEqual({
      reason: "invalid",
      message: 'column "wieght" is not in the columns of *: did you mean "weight"?',
      at: "wieght",
    });
  });

  test("a star needs a FROM, and something to stand on", () => {
    expect(refusal("select *").message).toBe("SELECT * needs a FROM");
    expect(refusal("select title.* from posts").message).toBe(".* needs a table or a STRUCT, got STRING");
  });
});

describe("names", () => {
  test("an alias, the last name of a path, or f0_", () => {
    expect(columnsOf("select 1, p.author.name, title as t, 2 from posts p")).toBe(
      "f0_ INT64, name STRING, t STRING, f1_ INT64",
    );
  });

  test("columns of one name are told apart in the tree", () => {
    expect(columnsOf("select vote_id as a, post_id as A from votes")).toBe("a INT64, A_1 INT64");
  });

  test("an alias is not seen by the select list or WHERE", () => {
    expect(refusal("select vote_id as v, v + 1 from votes").at).toBe("v");
    expect(refusal("select vote_id as v from votes where v > 1").at).toBe("v");
  });

  test("names are found in any case, and written as declared", () => {
    expect(shown("select VOTE_ID from Votes")).toBe("select Votes.vote_id as VOTE_ID from marts.votes Votes");
  });

  test("a table's name wins over a column's", () => {
    expect(columnsOf("select title from (select 'x' as title) as title")).toBe("title STRUCT<title STRING>");
  });
});

describe("unknown names", () => {
  test("a column, with the nearest known one", () => {
    expect(refusal("select vote_idd from votes")).toEqual({
      reason: "invalid",
      message: 'column "vote_idd" is not in votes: did you mean "vote_id"?',
      at: "vote_idd",
    });
  });

  test("a qualified column, a table, a field", () => {
    expect(refusal("select v.wieght from votes v").message).toBe('column "wieght" is not in v: did you mean "weight"?');
    expect(refusal("select x.weight from votes v").message).toBe(
      '"x" is no table, column or variable here: did you mean "v"?',
    );
    expect(refusal("select author.nam from posts").message).toBe(
      'field "nam" is not in STRUCT<name STRING, address STRUCT<city STRING>>: did you mean "name"?',
    );
  });
});

describe("SELECT AS", () => {
  test("STRUCT makes one value of a row, within a query", () => {
    expect(columnsOf("select array(select as struct vote_id, 1 as one from votes) as rows_")).toBe(
      "rows_ ARRAY<STRUCT<vote_id INT64, one INT64>>",
    );
    expect(columnsOf("select (select as struct 1 as a, 'x' as b).b")).toBe("b STRING");
  });

  test("VALUE makes a value table: its fields are columns", () => {
    expect(columnsOf("select t.name, t from (select as value author from posts) as t")).toBe(
      "name STRING, t STRUCT<name STRING, address STRUCT<city STRING>>",
    );
  });

  test("a statement shows the fields, and keeps its order", () => {
    expect(shown("select as struct vote_id, weight from votes order by voted_on limit 3")).toBe(
      "select votes.vote_id as vote_id, votes.weight as weight from marts.votes votes order votes.voted_on limit 3",
    );
  });
});

describe("DISTINCT", () => {
  test("takes what can be grouped", () => {
    expect(refusal("select distinct meta from posts").message).toBe(
      "SELECT DISTINCT cannot take a column of type JSON",
    );
  });
});

describe("correlation", () => {
  test("a subquery reads the columns around it", () => {
    expect(shown("select (select count(*) from votes where post_id = p.post_id) as n from posts p")).toBe(
      "select scalar{select count() as f0_ from marts.votes votes where eq(votes.post_id, p.post_id)} as n from marts.posts p",
    );
  });

  test("its own columns come first", () => {
    expect(shown("select exists(select 1 from votes where post_id = 1) as x from posts")).toContain(
      "where eq(votes.post_id, 1)",
    );
  });

  test("one column, where one value is wanted", () => {
    expect(refusal("select (select vote_id, post_id from votes)").message).toContain(
      "takes a query of one column, got 2",
    );
  });
});
