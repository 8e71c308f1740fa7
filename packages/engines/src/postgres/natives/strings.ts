/** STRING and BYTES. */
import type { Call, Native, Natives } from "../context.ts";
import { ours } from "../names.ts";
import { toText } from "../casts/index.ts";
import { byKind, each, filled, only, own } from "../library-calls.ts";

/** PostgreSQL's || is NULL where a part is, its concat() is not. Numbers and dates come as what CAST prints. */
const concat: Native = ({ args, sql, type }) =>
  `(${sql.map((item, i) => (type.kind === "STRING" ? toText(args[i]!.type, item) : item)).join(" || ")})`;

const size =
  (fn: string): Native =>
  ({ sql }) =>
    `${fn}(${sql[0]})::bigint`;

/** Of bytes, whether one begins or ends with the other. */
const startsWith: Native = ({ args, sql }) =>
  args[0]!.type.kind === "STRING"
    ? `starts_with(${sql[0]}, ${sql[1]})`
    : `(substr(${sql[0]}, 1, length(${sql[1]})) = ${sql[1]})`;
const endsWith: Native = ({ args, sql }) =>
  args[0]!.type.kind === "STRING"
    ? `(right(${sql[0]}, nullif(length(${sql[1]}), 0)) = ${sql[1]} OR ${sql[0]} IS NOT NULL AND ${sql[1]} = '')`
    : `(length(${sql[0]}) >= length(${sql[1]}) AND substr(${sql[0]}, length(${sql[0]}) - length(${sql[1]}) + 1) = ${sql[1]})`;

const trim =
  (fn: string): Native =>
  ({ args, sql }) => {
    if (args[0]!.type.kind === "STRING")
      return sql[1] === undefined ? ours(fn, sql[0]!) : `${fn === "trim" ? "btrim" : fn}(${sql.join(", ")})`;
    return `${fn === "trim" ? "btrim" : fn}(${sql.join(", ")})`;
  };

const pad = (fn: "lpad" | "rpad"): Native =>
  byKind({
    STRING: filled(fn, "", "", "' '"),
    BYTES: ({ sql }) => ours("pad", sql[0]!, sql[1]!, sql[2] ?? "' '::bytea", `'${fn.toUpperCase()}'`),
  });

const hash =
  (fn: string): Native =>
  ({ args, sql }: Call) => {
    const bytes = args[0]!.type.kind === "STRING" ? `convert_to(${sql[0]}, 'UTF8')` : sql[0]!;
    return fn === "md5"
      ? `decode(md5(${bytes}), 'hex')`
      : fn.startsWith("sha") && fn !== "sha1"
        ? `${fn}(${bytes})`
        : ours(fn, bytes);
  };

const WORD_BREAKS = `E' \\t\\n\\u000B\\f\\r[](){}/|<>!?@"^#$&~_,.:;*%+-'`;

export const strings: Natives = {
  concat,
  length: size("length"),
  char_length: size("length"),
  byte_length: size("octet_length"),
  lower: byKind({ STRING: own("lower"), BYTES: ({ sql }) => ours("ascii_case", sql[0]!, "false") }),
  upper: byKind({ STRING: own("upper"), BYTES: ({ sql }) => ours("ascii_case", sql[0]!, "true") }),
  left: own('"left"'),
  right: own('"right"'),
  ...each("substr repeat replace to_code_points", (name) => own(name)),
  ...each(
    "code_points_to_string code_points_to_bytes chr ascii soundex from_hex from_base64 from_base32 to_base32",
    () => own(),
  ),
  reverse: byKind({ STRING: ({ sql }) => `reverse(${sql[0]})`, BYTES: own("reverse") }),
  lpad: pad("lpad"),
  rpad: pad("rpad"),
  trim: trim("trim"),
  ltrim: trim("ltrim"),
  rtrim: trim("rtrim"),
  starts_with: startsWith,
  ends_with: endsWith,
  strpos: ({ sql }) => `position(${sql[1]} in ${sql[0]})::bigint`,
  instr: only(["STRING"], filled("instr", "", "", "1", "1")),
  initcap: filled("initcap", "", WORD_BREAKS),
  translate: only(["STRING"], own()),
  edit_distance: only(["STRING"], filled("edit_distance", "", "", "NULL")),
  normalize: filled("normalize", "", "'NFC'"),
  normalize_and_casefold: filled("normalize_and_casefold", "", "'NFC'"),
  split: filled("split", "", "','"),
  split_substr: only(["STRING"], filled("split_substr", "", "", "", "1000000000")),
  unicode: ({ sql }) => `ascii(${sql[0]})::bigint`,
  to_hex: ({ sql }) => `encode(${sql[0]}, 'hex')`,
  to_base64: ({ sql }) => `replace(encode(${sql[0]}, 'base64'), E'\\n', '')`,
  md5: hash("md5"),
  sha1: hash("sha1"),
  farm_fingerprint: hash("farm_fingerprint"),
  sha256: hash("sha256"),
  sha512: hash("sha512"),
};
