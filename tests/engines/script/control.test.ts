import { describe, expect, test } from "vitest";
import { database, dialects } from "./database.ts";

const numbers = (script: string): string =>
  `declare n int64 default 0; declare log string default ''; ${script} select n, log`;

describe.each(dialects)("on %s", (dialect) => {
  const db = database(dialect);

  describe("loops", () => {
    test.each([
      ["while", "while n < 3 do set n = n + 1; set log = log || n; end while;", [3, "123"]],
      ["while that never runs", "while false do set n = 9; end while;", [0, ""]],
      ["loop with break", "loop set n = n + 1; if n = 4 then break; end if; end loop;", [4, ""]],
      [
        "leave and iterate",
        "loop set n = n + 1; if n < 3 then iterate; end if; set log = log || n; leave; end loop;",
        [3, "3"],
      ],
      [
        "continue",
        "while n < 5 do set n = n + 1; if mod(n, 2) = 0 then continue; end if; set log = log || n; end while;",
        [5, "135"],
      ],
      ["repeat runs at least once", "repeat set n = n + 1; until true end repeat;", [1, ""]],
      ["repeat until", "repeat set n = n + 1; until n >= 3 end repeat;", [3, ""]],
      [
        "for",
        "for r in (select x, x * 10 as y from unnest([1, 2]) x order by x) do set n = n + r.x; set log = log || r.y; end for;",
        [3, "1020"],
      ],
      ["for over nothing", "for r in (select 1 as x from unnest([]) x) do set n = 9; end for;", [0, ""]],
      [
        "break of an outer loop",
        "outside: loop while true do set n = n + 1; if n = 3 then break outside; end if; end while; end loop outside;",
        [3, ""],
      ],
      [
        "continue of an outer loop",
        "o: while n < 3 do set n = n + 1; loop continue o; end loop; end while; set log = 'done';",
        [3, "done"],
      ],
    ])("%s", async (_name, script, expected) => expect(await db.rows(numbers(script))).toEqual([expected]));
  });

  describe("branches", () => {
    test.each([
      ["if", "if n = 0 then set log = 'a'; else set log = 'b'; end if;", "a"],
      ["elseif", "if n = 1 then set log = 'a'; elseif n = 0 then set log = 'b'; end if;", "b"],
      ["else", "if n = 1 then set log = 'a'; else set log = 'c'; end if;", "c"],
      ["a NULL condition is not true", "if null then set log = 'a'; else set log = 'c'; end if;", "c"],
      [
        "case with a value",
        "case n + 1 when 0 then set log = 'a'; when 1 then set log = 'b'; else set log = 'c'; end case;",
        "b",
      ],
      ["case with conditions", "case when n > 0 then set log = 'a'; when n = 0 then set log = 'b'; end case;", "b"],
      ["exists", "if exists (select 1 from unnest([1]) x where x = n + 1) then set log = 'yes'; end if;", "yes"],
    ])("%s", async (_name, script, expected) => expect(await db.rows(numbers(script))).toEqual([[0, expected]]));

    test("a case that nothing matches is an error", async () => {
      await expect(db.rows("case 1 when 2 then select 1; end case")).rejects.toMatchObject({ reason: "runtime" });
    });
  });

  test("return ends the script", async () => {
    expect(await db.rows("select 1; if true then return; end if; select 2")).toEqual([[1]]);
  });

  test("leave ends a block with a label", async () => {
    expect(await db.rows("b: begin select 1; leave b; select 2; end b; select 3")).toEqual([[3]]);
  });

  test("break outside of a loop is an error", async () => {
    await expect(db.rows("break")).rejects.toThrow("BREAK is not within a loop");
  });
});
