/** APPROX_…: exact here, over the group's values as a list. */
import { cast } from "../../core/names.ts";
import { unsupported } from "../../core/context.ts";
import { bind, inner } from "../bind.ts";
import type { Aggregate } from "./aggregation.ts";
import { declare } from "../types.ts";
import { type Type } from "@sluice/googlesql/types";

const quantiles: Aggregate = ({ node, args, spell }) => {
  const [x, n] = args as [string, string];
  const where = node.nulls === "RESPECT" ? {} : { where: `${x} IS NOT NULL` };
  const sorted = spell("list", [x], { ...where, order: `${x} ASC NULLS FIRST` });
  return bind(sorted, (all) => {
    const picked = inner(
      (i) =>
        `list_transform(range(0, ${n} + 1), lambda ${i}: ${all}[greatest(1, (len(${all}) * ${i} + ${n} - 1) // ${n})])`,
    );
    return `CASE WHEN ${all} IS NOT NULL THEN ${picked} END`;
  });
};

function elementOf(type: Type): Type {
  if (type.kind !== "ARRAY") throw unsupported("an approximate aggregate of this type");
  return type.element;
}

/** Values packed in a struct, so that NULL counts too. Ties go by value. */
const topCount: Aggregate = ({ node, args, spell }) => {
  const [x, n] = args as [string, string];
  const counts = spell("histogram", [`struct_pack(v := ${x})`], { order: "", plain: true });
  const pairs = inner(
    (e) =>
      `list_transform(map_entries(${counts}), lambda ${e}: struct_pack(n := -CAST(${e}.value AS BIGINT), v := ${e}.key.v))`,
  );
  const top = inner(
    (e) =>
      `list_transform(list_slice(list_sort(${pairs}), 1, ${n}), lambda ${e}: struct_pack("value" := ${e}.v, "count" := -${e}.n))`,
  );
  return cast(top, declare(node.type));
};

const topSum: Aggregate = ({ node, args, spell }) => {
  const [x, weight, n] = args as [string, string, string];
  const element = declare(elementOf(node.type));
  return bind(spell("list", [`struct_pack(v := ${x}, w := ${weight})`], { order: "", plain: true }), (all) => {
    const keys = inner((e) => `list_distinct(list_transform(${all}, lambda ${e}: struct_pack(v := ${e}.v)))`);
    const sums = inner(
      (k) =>
        `list_transform(${keys}, lambda ${k}: ${cast(
          inner((e) => total(all, e, k)),
          element,
        )})`,
    );
    const sorted = `list_reverse_sort(${inner((e) => `list_transform(${sums}, lambda ${e}: struct_pack(s := ${e}."sum", e := ${e}))`)}, 'NULLS LAST')`;
    return inner((e) => `list_transform(list_slice(${sorted}, 1, ${n}), lambda ${e}: ${e}.e)`);
  });
};

const total = (all: string, e: string, k: string): string =>
  `struct_pack("value" := ${k}.v, "sum" := list_sum(list_transform(list_filter(${all}, lambda ${e}: ${e}.v IS NOT DISTINCT FROM ${k}.v), lambda ${e}: ${e}.w)))`;

export const approximate: Readonly<Record<string, Aggregate>> = {
  approx_count_distinct: ({ args, spell }) => spell("count", [`DISTINCT ${args[0]}`], { order: "", plain: true }),
  approx_quantiles: quantiles,
  approx_top_count: topCount,
  approx_top_sum: topSum,
};
