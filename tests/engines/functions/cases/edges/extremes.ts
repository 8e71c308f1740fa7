/** HAVING MAX and MIN within aggregates. */
import { type Case, fails } from "../case.ts";

const rows =
  "unnest([struct(1 as x, 1 as y, 'a' as g), (2, 3, 'a'), (5, 3, 'b'), (9, null, 'b'), (null, 3, 'a'), (5, 3, 'b')])";
const of = (aggregate: string) => `(SELECT ${aggregate} FROM ${rows})`;

export const extremeEdges: readonly Case[] = [
  [of("SUM(x HAVING MAX y)"), 12, "INT64"],
  [of("SUM(x HAVING MIN y)"), 1],
  [of("SUM(DISTINCT x HAVING MAX y)"), 7],
  [of("COUNT(x HAVING MAX y)"), 3],
  [of("COUNT(* HAVING MAX y)"), 4],
  [of("COUNT(DISTINCT x HAVING MAX y)"), 2],
  [of("COUNTIF(x > 2 HAVING MAX y)"), 2],
  [of("AVG(x HAVING MAX y)"), 4, "FLOAT64"],
  [of("AVG(CAST(x AS NUMERIC) HAVING MAX y)"), 4, "NUMERIC"],
  [of("MIN(x HAVING MAX y)"), 2],
  [of("MAX(g HAVING MIN y)"), "a", "STRING"],
  [of("LOGICAL_AND(x > 1 HAVING MAX y)"), true],
  [of("BIT_OR(x HAVING MAX y)"), 7],
  [of("VAR_POP(x HAVING MAX y)"), 2],
  [of("STRING_AGG(g, '-' HAVING MAX y)"), "a-b-a-b"],
  [of("STRING_AGG(g HAVING MIN y)"), "a"],
  [of("ARRAY_AGG(x IGNORE NULLS HAVING MAX y ORDER BY x DESC LIMIT 2)"), [5, 5]],
  [of("ARRAY_AGG(DISTINCT x IGNORE NULLS HAVING MAX y ORDER BY x)"), [2, 5]],
  [of("ANY_VALUE(x HAVING MIN y)"), 1],
  [of("SUM(x HAVING MAX IF(y > 9, y, NULL))"), null],
  [of("COUNT(x HAVING MAX IF(y > 9, y, NULL))"), 0],
  [of("SUM(x HAVING MAX y) + MAX(x) + COUNT(*)"), 27],
  [of("SUM(x HAVING MAX y) OVER ()"), fails(/HAVING takes no OVER/)],
  [
    `select g, sum(x having max y), sum(x), count(x having min y) from ${rows} group by g order by g`,
    [
      ["a", 2, 3, 1],
      ["b", 10, 19, 2],
    ],
  ],
  [`select g from ${rows} group by g having sum(x having max y) > 5`, [["b"]]],
  [`select g from ${rows} group by g order by sum(x having max y) desc`, [["b"], ["a"]]],
  [`select sum(t.x * 2 having max t.y + o) from ${rows} as t, unnest([1, 2]) as o`, [[24]]],
  ["select sum(x having max y) from unnest([struct(1 as x, 1 as y), (2, 3), (5, 3)])", [[7]]],
  ["select sum(x having max y) from unnest([struct(1 as x, 'a' as y), (2, 'b'), (5, 'B')])", [[2]]],
];
