/** STRING functions. Where DuckDB agrees for ASCII only, other texts go to JavaScript. */
import { type Call, type Natives, constant, constantInt } from "../context.ts";
import { bind } from "../bind.ts";
import { bridgeText } from "../library-calls.ts";
import { castSql } from "../casts/index.ts";
import { STRING } from "@sluice/googlesql/types";
import { text } from "../names.ts";

const isText = ({ args }: Call): boolean => args[0]!.type.kind === "STRING";

/** Only for STRINGs: BYTES have their own ways. */
const texts =
  (spell: (sql: readonly string[], call: Call) => string | undefined) =>
  (call: Call): string | undefined =>
    isText(call) ? spell(call.sql, call) : undefined;

const ascii = (fn: string) =>
  texts(([x]) =>
    bind(
      x!,
      (s) => `CASE WHEN strlen(${s}) = length(${s}) THEN ${fn}(${s}) ELSE ${bridgeText(fn, [STRING], STRING, [s])} END`,
    ),
  );

/** What Unicode calls white space: DuckDB's trim takes blanks only. */
const blanks = text(
  "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
);

const asciiBlanks = text("\t\n\v\f\r ");

const trim = (fn: string) =>
  texts(([x, chars], { args }) => {
    if (chars === undefined)
      return bind(
        x!,
        (s) => `CASE WHEN strlen(${s}) = length(${s}) THEN ${fn}(${s}, ${asciiBlanks}) ELSE ${fn}(${s}, ${blanks}) END`,
      );
    return constant(args[1]) ? `${fn}(${x}, ${chars})` : undefined;
  });

function substr([x]: readonly string[], { args }: Call): string | undefined {
  const [from, size] = [constantInt(args[1]), args[2] ? constantInt(args[2]) : 0];
  if (from === undefined || size === undefined || from < 0 || size < 0) return undefined;
  return `substr(${x}, ${Math.max(from, 1)}${args[2] ? `, ${size}` : ""})`;
}

const side = (fn: string) =>
  texts(([x], { args }) => {
    const size = constantInt(args[1]);
    return size !== undefined && size >= 0 ? `${fn}(${x}, ${size})` : undefined;
  });

const pad = (fn: string) =>
  texts(([x], { args }) => {
    const [size, filler] = [constantInt(args[1]), args[2] ? constant(args[2]) : " "];
    if (size === undefined || size < 0 || size > 10_000 || !filler) return undefined;
    return `${fn}(${x}, ${size}, ${text(filler)})`;
  });

const split = texts(([x, separator = "','"], { args }) =>
  args[1] && !constant(args[1]) ? undefined : `string_split(${x}, ${separator})`,
);

const concat = ({ type, args, sql }: Call): string =>
  sql.length === 1 ? sql[0]! : `(${sql.map((item, i) => castSql(args[i]!.type, type, item, false)).join(" || ")})`;

/** Without case DuckDB compares, sorts and groups as well, once the text says so. */
function collated(sql: string, name: string | undefined): string | undefined {
  if (name === "" || name === "binary") return sql;
  return name === "und:ci" ? `(${sql} COLLATE NOCASE)` : undefined;
}

export const strings: Natives = {
  concat,
  length: ({ args, sql }) => (args[0]!.type.kind === "STRING" ? `length(${sql[0]})` : `octet_length(${sql[0]})`),
  char_length: texts(([x]) => `length(${x})`),
  byte_length: ({ args, sql }) => (args[0]!.type.kind === "STRING" ? `strlen(${sql[0]})` : `octet_length(${sql[0]})`),
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
  split,
  replace: texts(([x, from, to]) => `replace(${x}, ${from}, ${to})`),
  starts_with: texts(([x, start]) => `starts_with(${x}, ${start})`),
  ends_with: texts(([x, end]) => `suffix(${x}, ${end})`),
  strpos: texts(([x, part], { args }) => (constant(args[1]) ? `instr(${x}, ${part})` : undefined)),
  safe_convert_bytes_to_string: () => undefined,
  collate: ({ args, sql }) => collated(sql[0]!, constant(args[1])),
  string: ({ args, sql }) =>
    args.length === 1 && args[0]!.type.kind !== "JSON" ? castSql(args[0]!.type, STRING, sql[0]!, false) : undefined,
};
