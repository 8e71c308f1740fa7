/** STRING functions, and those that BYTES have under the same name. */
import { atLeast, kindOf, sqlOf, unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { byKind, each, only } from "../../core/natives/by-kind.ts";
import { toText } from "../casts/conversions.ts";
import { filled, own } from "../library-calls.ts";
import { ours } from "../names.ts";

/** PostgreSQL's || is NULL where a part is, its concat() is not. Numbers and dates come as what CAST prints. */
const concat: Native = (call) => {
  const parts = call.args.map(({ type }, i) => {
    const part = sqlOf(call, i);
    return call.type.kind === "STRING" ? toText(type, part) : part;
  });
  return `(${parts.join(" || ")})`;
};

const size = (fn: string): Native => unary((x) => `${fn}(${x})::bigint`);

/** Of bytes, whether one begins or ends with the other. */
const startsWith: Native = (call) => {
  const [x, start] = atLeast(2, call);
  if (kindOf(call, 0) === "STRING") return `starts_with(${x}, ${start})`;
  return `(substr(${x}, 1, length(${start})) = ${start})`;
};
const endsWith: Native = (call) => {
  const [x, end] = atLeast(2, call);
  if (kindOf(call, 0) === "STRING")
    return `(right(${x}, nullif(length(${end}), 0)) = ${end} OR ${x} IS NOT NULL AND ${end} = '')`;
  return `(length(${x}) >= length(${end}) AND substr(${x}, length(${x}) - length(${end}) + 1) = ${end})`;
};

/** PostgreSQL's own trims blanks alone. */
const trim = (fn: string, theirs = fn): Native =>
  unary((x, call) => {
    const blanks = call.sql.length === 1 && kindOf(call, 0) === "STRING";
    return blanks ? ours(fn, x) : `${theirs}(${call.sql.join(", ")})`;
  });

const pad = (fn: "lpad" | "rpad"): Native =>
  byKind({
    STRING: filled(fn, "", "", "' '"),
    BYTES: (call) => {
      const [x, width, filler = "' '::bytea"] = atLeast(2, call);
      return ours("pad", x, width, filler, `'${fn.toUpperCase()}'`);
    },
  });

const inCase = (fn: "lower" | "upper"): Native =>
  byKind({ STRING: own(fn), BYTES: unary((x) => ours("ascii_case", x, `${fn === "upper"}`)) });

const WORD_BREAKS = `E' \\t\\n\\u000B\\f\\r[](){}/|<>!?@"^#$&~_,.:;*%+-'`;

export const strings: Natives = {
  concat,
  length: size("length"),
  char_length: size("length"),
  byte_length: size("octet_length"),
  lower: inCase("lower"),
  upper: inCase("upper"),
  left: own('"left"'),
  right: own('"right"'),
  ...each("substr repeat replace to_code_points code_points_to_string chr ascii soundex", () => own()),
  reverse: byKind({ STRING: unary((x) => `reverse(${x})`), BYTES: own("reverse") }),
  lpad: pad("lpad"),
  rpad: pad("rpad"),
  trim: trim("trim", "btrim"),
  ltrim: trim("ltrim"),
  rtrim: trim("rtrim"),
  starts_with: startsWith,
  ends_with: endsWith,
  strpos: (call) => {
    const [x, sought] = atLeast(2, call);
    return `position(${sought} in ${x})::bigint`;
  },
  instr: only(["STRING"], filled("instr", "", "", "1", "1")),
  initcap: filled("initcap", "", WORD_BREAKS),
  translate: only(["STRING"], own()),
  edit_distance: only(["STRING"], filled("edit_distance", "", "", "NULL")),
  normalize: filled("normalize", "", "'NFC'"),
  normalize_and_casefold: filled("normalize_and_casefold", "", "'NFC'"),
  split: filled("split", "", "','"),
  split_substr: only(["STRING"], filled("split_substr", "", "", "", "1000000000")),
  unicode: unary((x) => `ascii(${x})::bigint`),
};
