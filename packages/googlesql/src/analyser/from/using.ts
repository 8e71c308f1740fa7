/** JOIN … USING (a, b): one column for both, first in `*`. */
import type * as ast from "../../ast/index.ts";
import { comparison } from "../comparison.ts";
import type { Source } from "../context.ts";
import { both } from "../condition.ts";
import { coalesced } from "../coerce.ts";
import { invalid } from "../refuse.ts";
import { findColumn, type Range, type Visible } from "../scope.ts";
import { didYouMean } from "../suggest.ts";
import { joined, type Written } from "./joined.ts";

interface Pair {
  readonly name: string;
  readonly left: Visible;
  readonly right: Visible;
}

export function using(left: Source, right: Source, item: Written, names: readonly ast.Identifier[]): Source {
  const pairs = names.map((name) => ({
    name: name.name,
    left: side(name, left, "left"),
    right: side(name, right, "right"),
  }));
  const on = pairs.map((pair) => comparison("eq", pair.left.expr, pair.right.expr, item)).reduce(both, undefined);
  return {
    from: joined(left.from, right.from, item, on),
    columns: [
      ...pairs.map((pair) => merged(pair, item)),
      ...others(left, pairs, "left"),
      ...others(right, pairs, "right"),
    ],
    ranges: [...left.ranges, ...right.ranges].filter((range) => !isMerged(range, pairs)),
  };
}

/** `UNNEST(…) a … USING (a)`: the name is the merged column's from here on. */
const isMerged = (range: Range, pairs: readonly Pair[]): boolean =>
  range.valueTable && pairs.some((pair) => pair.name.toLowerCase() === range.name.toLowerCase());

function side(name: ast.Identifier, source: Source, which: string): Visible {
  const found = findColumn(name.name, source.columns);
  if (found === "ambiguous") return invalid(`column "${name.name}" in USING is ambiguous on the ${which} side`, name);
  const names = source.columns.flatMap((column) => column.name ?? []);
  return (
    found?.column ??
    invalid(`column "${name.name}" in USING is not on the ${which} side${didYouMean(name.name, names)}`, name)
  );
}

const others = (source: Source, pairs: readonly Pair[], which: "left" | "right") =>
  source.columns.filter((column) => !pairs.some((pair) => pair[which] === column));

/** Of a FULL JOIN either may be NULL. */
function merged(pair: Pair, item: Written): Visible {
  const name = pair.left.name ?? pair.name;
  if (item.join === "FULL") return { name, expr: coalesced([pair.left.expr, pair.right.expr], item) };
  const { expr } = item.join === "RIGHT" ? pair.right : pair.left;
  return { name, expr };
}
