import { GoogleSqlError, parse } from "@sluice/googlesql";
import * as fc from "fast-check";
import { test } from "vitest";

/** Whatever comes, it parses or a GoogleSqlError says why not, with a place within the text. */
function survives(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof GoogleSqlError)) throw error;
    const { start, end } = error.span ?? { start: -1, end: -1 };
    return (
      (error.reason === "syntax" || error.reason === "unsupported") && start >= 0 && start <= end && end <= text.length
    );
  }
}

const words =
  `select from where group by order limit with as ( ) [ ] < > , ; . * + - / = |> => -> @p @@x ? 'a' "b" \`c\` 1 .5 0x1 b'x' a t.a
  struct array unnest case when then else end cast extract interval day between in like any is not null and or union all distinct join
  on using left pivot unpivot for insert into values update set delete merge matched create table function view declare default if loop
  begin exception while do repeat until call execute immediate over partition rows preceding window qualify having /* -- # '' """ \\ : {`
    .split(/\s+/)
    .filter((word) => word !== "");

test("characters", () =>
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), survives), { numRuns: 2000 }));

test("words in any order", () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((list) => list.join(" ")),
      survives,
    ),
    { numRuns: 5000 },
  ));

const whole = `create or replace table d.t (a int64 options(description = 'x')) partition by date(a) as
  with c as (select * except (x) from u, unnest(u.arr) as e with offset)
  select struct(1 as a, [1.5, 2]) s, sum(x) over (partition by y order by z rows 3 preceding),
    case a when 1 then r'\\d' else b'x' end, cast(a as numeric(10, 2)), extract(day from d), interval 3 day
  from c left join v using (k) where a between 1 and 2 and b in ('x', "y") group by rollup (a, b) having count(*) > 1
  |> aggregate sum(a) as s group by b |> order by s desc limit 10;
  begin declare x int64 default 1; while x < 3 do set x = x + 1; end while; exception when error then raise; end;`;

test("a good script with a piece cut out", () =>
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(30), (at, length) =>
      survives(whole.slice(0, at) + whole.slice(at + length)),
    ),
    { numRuns: 2000 },
  ));
