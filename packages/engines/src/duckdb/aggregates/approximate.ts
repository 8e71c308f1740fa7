/** APPROX_…: over the group's values as a list. */
import type { Type } from "@sluice/googlesql/types";
import { spelled } from "../../core/aggregates.ts";
import { approximateBy } from "../../core/approximate.ts";
import { type Aggregation, unsupported } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { bind, inner } from "../bind.ts";
import { declare } from "../types.ts";

function quantiles(call: Aggregation, x: string, n: string, where: string | undefined): string {
  return bind(spelled(call, "list", { sql: [x], where, order: `${x} ASC NULLS FIRST` }), (all) => {
    const place = (i: string) => `greatest(1, (len(${all}) * ${i} + ${n} - 1) // ${n})`;
    const picked = inner((i) => `list_transform(range(0, ${n} + 1), lambda ${i}: ${all}[${place(i)}])`);
    return `CASE WHEN ${all} IS NOT NULL THEN ${picked} END`;
  });
}

function elementOf(type: Type): Type {
  if (type.kind !== "ARRAY") throw unsupported("an approximate aggregate of this type");
  return type.element;
}

/** A value with how often it is there, that sorts as it must, and as it is shown. */
const counted = (e: string): string => `struct_pack(n := -CAST(${e}.value AS BIGINT), v := ${e}.key.v)`;
const shown = (e: string): string => `struct_pack("value" := ${e}.v, "count" := -${e}.n)`;

/** Values in a struct, so that NULL counts too. Ties go by value. */
function topCount(call: Aggregation, x: string, n: string): string {
  const counts = spelled(call, "histogram", { sql: [`struct_pack(v := ${x})`], distinct: false });
  const pairs = inner((e) => `list_transform(map_entries(${counts}), lambda ${e}: ${counted(e)})`);
  const top = inner((e) => `list_transform(list_slice(list_sort(${pairs}), 1, ${n}), lambda ${e}: ${shown(e)})`);
  return cast(top, declare(call.node.type));
}

function topSum(call: Aggregation, x: string, weight: string, n: string): string {
  const element = declare(elementOf(call.node.type));
  const weighed = spelled(call, "list", { sql: [`struct_pack(v := ${x}, w := ${weight})`], distinct: false });
  return bind(weighed, (all) => {
    const keys = inner((e) => `list_distinct(list_transform(${all}, lambda ${e}: struct_pack(v := ${e}.v)))`);
    const totals = (k: string) =>
      cast(
        inner((e) => total(all, e, k)),
        element,
      );
    const sums = inner((k) => `list_transform(${keys}, lambda ${k}: ${totals(k)})`);
    const keyed = inner((e) => `list_transform(${sums}, lambda ${e}: struct_pack(s := ${e}."sum", e := ${e}))`);
    const sorted = `list_reverse_sort(${keyed}, 'NULLS LAST')`;
    return inner((e) => `list_transform(list_slice(${sorted}, 1, ${n}), lambda ${e}: ${e}.e)`);
  });
}

const total = (all: string, e: string, k: string): string =>
  `struct_pack("value" := ${k}.v, "sum" := list_sum(list_transform(list_filter(${all}, lambda ${e}: ${e}.v IS NOT DISTINCT FROM ${k}.v), lambda ${e}: ${e}.w)))`;

export const approximate = approximateBy({
  countDistinct: (call, x) => spelled(call, "count", { sql: [`DISTINCT ${x}`], distinct: false }),
  quantiles,
  topCount,
  topSum,
});
