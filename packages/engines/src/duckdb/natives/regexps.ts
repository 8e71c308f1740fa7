/** REGEXP_*: RE2 on both sides. Native for constant patterns, which alone are compiled once. */
import { RE2JS } from "re2js";
import { argument, constant, kindOf, sqlOf } from "../../core/arguments.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { bind } from "../bind.ts";
import { byLibrary } from "../library-calls.ts";
import { text } from "../names.ts";

interface Pattern {
  readonly sql: string;
  readonly groups: number;
  readonly matchesNothing: boolean;
  readonly takesPart: boolean;
}

/** Undefined for what is no constant, or no regular expression: JavaScript says so well. */
function patternOf(call: Call): Pattern | undefined {
  const source = constant(argument(call, 1));
  if (source === undefined || kindOf(call, 0) !== "STRING") return undefined;
  try {
    const compiled = RE2JS.compile(source);
    return {
      sql: text(source),
      groups: compiled.groupCount(),
      matchesNothing: compiled.matcher("").find(),
      takesPart: alwaysTakesPart(source),
    };
  } catch {
    return undefined;
  }
}

const contains: Native = (call) => {
  const pattern = patternOf(call);
  return pattern && `regexp_matches(${sqlOf(call, 0)}, ${pattern.sql})`;
};

/** Whether the group takes part in every match: nothing in the pattern is a choice, and the group is not optional. */
function alwaysTakesPart(source: string): boolean {
  const bare = source
    .replaceAll(/\\Q[\s\S]*?(\\E|$)|\\[\s\S]/g, "x")
    .replaceAll(/\[\^?\]?(\[:\^?\w+:\]|[^\]])*\]/g, "x");
  return !bare.includes("|") && !/\)[*?{]/.test(bare);
}

/** An empty text may be a match, or a group that took no part: where it is not certain which, JavaScript tells them apart. */
const extract: Native = (call) => {
  const pattern = patternOf(call);
  if (!pattern || pattern.groups > 1 || call.args.length > 2) return undefined;
  return bind(sqlOf(call, 0), (x) => {
    if (pattern.groups === 0 || pattern.takesPart)
      return `CASE WHEN regexp_matches(${x}, ${pattern.sql}) THEN regexp_extract(${x}, ${pattern.sql}, ${pattern.groups}) END`;
    const found = `nullif(regexp_extract(${x}, ${pattern.sql}, ${pattern.groups}), '')`;
    return `coalesce(${found}, CASE WHEN regexp_matches(${x}, ${pattern.sql}) THEN ${byLibrary(call, [x, sqlOf(call, 1)])} END)`;
  });
};

const extractAll: Native = (call) => {
  const pattern = patternOf(call);
  if (!pattern || pattern.groups > 1 || pattern.matchesNothing) return undefined;
  return `regexp_extract_all(${sqlOf(call, 0)}, ${pattern.sql}, ${pattern.groups})`;
};

const replace: Native = (call) => {
  const [pattern, replacement] = [patternOf(call), constant(call.args[2])];
  if (!pattern || replacement === undefined || pattern.matchesNothing || !isRewrite(replacement, pattern.groups))
    return undefined;
  return `regexp_replace(${sqlOf(call, 0)}, ${pattern.sql}, ${sqlOf(call, 2)}, 'g')`;
};

/** Every backslash stands before a group that is there, or another backslash. */
const isRewrite = (replacement: string, groups: number): boolean =>
  replacement
    .replaceAll("\\\\", "")
    .split("\\")
    .slice(1)
    .every((rest) => /^\d/.test(rest) && Number(rest[0]) <= groups);

export const regexps: Natives = {
  regexp_contains: contains,
  regexp_extract: extract,
  regexp_extract_all: extractAll,
  regexp_replace: replace,
};
