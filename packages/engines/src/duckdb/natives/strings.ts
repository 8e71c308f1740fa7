/** STRING functions. Where DuckDB agrees for ASCII only, other texts go to JavaScript. */
import { STRING } from "@sluice/googlesql/types";
import { binary, constant, constantInt, kindOf, sqlOf, ternary, typeOf, unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { bind } from "../bind.ts";
import { libraryCall } from "../library-calls.ts";
import { castSql } from "../casts/conversions.ts";
import { text } from "../names.ts";

/** Only for STRINGs: BYTES have their own ways. */
const texts =
  (then: Native): Native =>
  (call) =>
    kindOf(call, 0) === "STRING" ? then(call) : undefined;

const ascii = (fn: string): Native =>
  texts(
    unary((x) =>
      bind(
        x,
        (s) =>
          `CASE WHEN strlen(${s}) = length(${s}) THEN ${fn}(${s}) ELSE ${libraryCall(fn, [STRING], STRING, [s])} END`,
      ),
    ),
  );

/** What Unicode calls white space: DuckDB's trim takes blanks only. */
const blanks = text(
  "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
);

const asciiBlanks = text("\t\n\v\f\r ");

const trim = (fn: string): Native =>
  texts(
    unary((x, { args, sql }) => {
      const [, chars] = sql;
      if (chars !== undefined) return constant(args[1]) ? `${fn}(${x}, ${chars})` : undefined;
      return bind(
        x,
        (s) => `CASE WHEN strlen(${s}) = length(${s}) THEN ${fn}(${s}, ${asciiBlanks}) ELSE ${fn}(${s}, ${blanks}) END`,
      );
    }),
  );

const substr: Native = unary((x, { args }) => {
  const [from, size] = [constantInt(args[1]), args[2] ? constantInt(args[2]) : 0];
  if (from === undefined || size === undefined || from < 0 || size < 0) return undefined;
  return `substr(${x}, ${Math.max(from, 1)}${args[2] ? `, ${size}` : ""})`;
});

const side = (fn: string): Native =>
  texts(
    unary((x, { args }) => {
      const size = constantInt(args[1]);
      return size !== undefined && size >= 0 ? `${fn}(${x}, ${size})` : undefined;
    }),
  );

const pad = (fn: string): Native =>
  texts(
    unary((x, { args }) => {
      const [size, filler] = [constantInt(args[1]), args[2] ? constant(args[2]) : " "];
      if (size === undefined || size < 0 || size > 10_000 || !filler) return undefined;
      return `${fn}(${x}, ${size}, ${text(filler)})`;
    }),
  );

const split: Native = unary((x, { args, sql: [, separator = "','"] }) =>
  args[1] && !constant(args[1]) ? undefined : `string_split(${x}, ${separator})`,
);

const concat: Native = (call) => {
  if (call.args.length === 1) return sqlOf(call, 0);
  return `(${call.args.map((arg, i) => castSql(arg.type, call.type, sqlOf(call, i), false)).join(" || ")})`;
};

/** Without case DuckDB compares, sorts and groups as well, once the text says so. */
function collated(sql: string, name: string | undefined): string | undefined {
  if (name === "" || name === "binary") return sql;
  return name === "und:ci" ? `(${sql} COLLATE NOCASE)` : undefined;
}

/** Of BYTES it is another function. */
const size = (ofText: string): Native =>
  unary((x, call) => `${kindOf(call, 0) === "STRING" ? ofText : "octet_length"}(${x})`);

export const strings: Natives = {
  concat,
  length: size("length"),
  char_length: texts(unary((x) => `length(${x})`)),
  byte_length: size("strlen"),
  lower: ascii("lower"),
  upper: ascii("upper"),
  reverse: ascii("reverse"),
  trim: trim("trim"),
  ltrim: trim("ltrim"),
  rtrim: trim("rtrim"),
  substr: texts(substr),
  left: side("left"),
  right: side("right"),
  lpad: pad("lpad"),
  rpad: pad("rpad"),
  split: texts(split),
  replace: texts(ternary((x, from, to) => `replace(${x}, ${from}, ${to})`)),
  starts_with: texts(binary((x, start) => `starts_with(${x}, ${start})`)),
  ends_with: texts(binary((x, end) => `suffix(${x}, ${end})`)),
  strpos: texts(binary((x, part, { args }) => (constant(args[1]) ? `instr(${x}, ${part})` : undefined))),
  safe_convert_bytes_to_string: () => undefined,
  collate: unary((x, { args }) => collated(x, constant(args[1]))),
  string: unary((x, call) =>
    call.args.length === 1 && kindOf(call, 0) !== "JSON" ? castSql(typeOf(call, 0), STRING, x, false) : undefined,
  ),
};
