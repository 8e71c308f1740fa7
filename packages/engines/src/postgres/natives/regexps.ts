/** REGEXP_* by constant patterns that mean the same to PostgreSQL. */
import { GoogleSqlError } from "@sluice/googlesql/error";
import { argument, atLeast, constant, kindOf, sqlOf } from "../../core/arguments.ts";
import { type Call, type Native, type Natives, shown, unsupported } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { ours, text } from "../names.ts";
import { agrees, groups, isNullable, withoutLaziness } from "../regexp/agrees.ts";
import { readPattern } from "../regexp/read.ts";
import { writePattern } from "../regexp/write.ts";

interface Pattern {
  readonly are: string;
  readonly sql: string;
  readonly groups: number;
  readonly isNullable: boolean;
}

/** `exactly`: which match it is counts, not only whether there is one. */
function patternOf(call: Call, exactly: boolean): Pattern {
  const { fn } = call;
  const written = constant(argument(call, 1));
  if (kindOf(call, 0) !== "STRING") throw unsupported(`${shown(fn)} of BYTES`);
  if (written === undefined) throw unsupported(`${shown(fn)} by a pattern that is no literal`);
  const read = readPattern(written);
  const node = read && withoutLaziness(read);
  if (!node || (exactly && !agrees(node))) throw unsupported(`${shown(fn)} by the pattern ${JSON.stringify(written)}`);
  const are = writePattern(node);
  return { are, sql: text(are), groups: groups(node), isNullable: isNullable(node) };
}

/** Of functions that give one text: at most one group, which is it. */
function single(call: Call): Pattern {
  const pattern = patternOf(call, true);
  if (pattern.groups > 1)
    throw new GoogleSqlError(
      "invalid",
      `Regular expression passed to ${shown(call.fn)} must not have more than 1 capturing group`,
    );
  return pattern;
}

const extract: Native = (call) => {
  const pattern = single(call);
  const [x, , position, occurrence] = atLeast(2, call);
  if (position === undefined) return `(regexp_match(${x}, ${pattern.sql}))[1]`;
  const places = [position, occurrence ?? "1"].map((item) => cast(item, "integer")).join(", ");
  return `regexp_substr(${x}, ${pattern.sql}, ${places}, '', ${pattern.groups})`;
};

const extractAll: Native = (call) => {
  const pattern = single(call);
  // Where it matches nothing right after a match, RE2 goes on, and PostgreSQL counts it.
  if (pattern.isNullable) throw unsupported("REGEXP_EXTRACT_ALL by a pattern that matches nothing");
  return ours("regexp_all", sqlOf(call, 0), pattern.sql);
};

const instr: Native = (call) => {
  const pattern = single(call);
  const [x, , position = "1", occurrence = "1", end = "0"] = atLeast(2, call);
  const places = [position, occurrence, end].map((item) => cast(item, "integer")).join(", ");
  return cast(`regexp_instr(${x}, ${pattern.sql}, ${places}, '', ${pattern.groups})`, "bigint");
};

const replace: Native = (call) => {
  const pattern = patternOf(call, true);
  const replacement = constant(call.args[2]);
  if (replacement === undefined) throw unsupported("REGEXP_REPLACE by a replacement that is no literal");
  if (pattern.isNullable) throw unsupported("REGEXP_REPLACE by a pattern that matches nothing");
  const last = Math.max(0, ...[...replacement.matchAll(/\\(\d)/g)].map(([, digit]) => Number(digit)));
  if (last > pattern.groups || /\\(?![\d\\])/.test(replacement.replaceAll("\\\\", "")))
    throw new GoogleSqlError("runtime", `Invalid REGEXP_REPLACE pattern: ${replacement}`);
  const native = replacement.replaceAll(/\\([0\\])/g, (all, char: string) => (char === "0" ? "\\&" : all));
  return `regexp_replace(${sqlOf(call, 0)}, ${pattern.sql}, ${text(native)}, 'g')`;
};

export const regexps: Natives = {
  regexp_contains: (call) => `(${sqlOf(call, 0)} ~ ${patternOf(call, false).sql})`,
  regexp_match: (call) => `(${sqlOf(call, 0)} ~ ${text(`^(?:${patternOf(call, false).are})$`)})`,
  regexp_extract: extract,
  regexp_extract_all: extractAll,
  regexp_instr: instr,
  regexp_replace: replace,
};
