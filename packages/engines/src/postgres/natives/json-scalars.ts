/** JSON as INT64, BOOL and other scalars, and as ARRAYs of them: strictly and laxly. */
import { unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { each } from "../../core/natives/by-kind.ts";
import { filled, own } from "../library-calls.ts";
import { ours } from "../names.ts";

/** INT32 and its like are INT64 within bounds. */
const strict = (low: string, high: string): Native => unary((x) => ours("within", ours("json_int64", x), low, high));
const lax = (low: string, high: string): Native =>
  unary((x) => ours("within_or_null", ours("lax_int64", x), low, high));

const array = (reader: string, mode: "lax" | "strict"): Native =>
  unary((x) => ours("json_scalars", x, `'googlesql.${reader}'`, `'${mode}'`));

const floats = array("json_float64(v, ''round'')", "strict");

export const jsonScalars: Natives = {
  bool: own("json_bool"),
  int64: own("json_int64"),
  float64: filled("json_float64", "", "'round'"),
  int32: strict("-2147483648", "2147483647"),
  uint32: strict("0", "4294967295"),
  uint64: strict("0", "9223372036854775807"),
  ...each("lax_bool lax_int64 lax_float64 lax_string", () => own()),
  lax_int32: lax("-2147483648", "2147483647"),
  lax_uint32: lax("0", "4294967295"),
  lax_uint64: lax("0", "9223372036854775807"),
  bool_array: array("json_bool(v)", "strict"),
  int64_array: array("json_int64(v)", "strict"),
  float64_array: (call) => (call.args.length > 1 ? undefined : floats(call)),
  string_array: array("json_string(v)", "strict"),
  ...each("lax_bool_array lax_int64_array lax_float64_array lax_string_array", (name) =>
    array(`${name.replace(/_array$/, "")}(v)`, "lax"),
  ),
};
