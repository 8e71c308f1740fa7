import type * as ast from "../../ast/index.ts";
import { FLOAT64, INT64 } from "../../types.ts";
import { coerce } from "../coerce.ts";
import type { Env, Source } from "../context.ts";

type Sample = Extract<ast.FromItem, { kind: "sample" }>;

/** TABLESAMPLE: which rows come is nobody's promise. */
export function sample(item: Pick<Sample, "size" | "unit">, input: Source, env: Env): Source {
  const type = item.unit === "ROWS" ? INT64 : FLOAT64;
  const size = coerce(env.context.expression(item.size, env), type, item.size, "the size of a sample");
  return { ...input, from: { kind: "sample", input: input.from, size, unit: item.unit } };
}
