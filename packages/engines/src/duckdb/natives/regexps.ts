/** REGEXP_*: RE2 on both sides. Native for constant patterns, which alone are compiled once. */
import { RE2JS } from "re2js";
import { type Call, type Natives, constant } from "../context.ts";
import { bindAll } from "../bind.ts";
import { text } from "../names.ts";

interface Pattern {
  readonly sql: string;
  readonly groups: number;
  readonly matchesNothing: boolean;
}

/** Undefined for what is no constant, or no regular expression: JavaScript says so well. */
function patternOf({ args }: Call): Pattern | undefined {
  const source = constant(args[1]);
  if (source === undefined || args[0]!.type.kind !== "STRING") return undefined;
  try {
    const compiled = RE2JS.compile(source);
    return { sql: text(source), groups: compiled.groupCount(), matchesNothing: compiled.matcher("").find() };
  } catch {
    return undefined;
  }
}

/** An empty text may be a match, or a group that took no part: JavaScript tells them apart. */
function extract(call: Call): string | undefined {
  const pattern = patternOf(call);
  if (!pattern || pattern.groups > 1 || call.args.length > 2) return undefined;
  return bindAll([call.sql[0]!], ([x]) => {
    const found = `nullif(regexp_extract(${x}, ${pattern.sql}, ${pattern.groups}), '')`;
    return `coalesce(${found}, CASE WHEN regexp_matches(${x}, ${pattern.sql}) THEN ${call.careful([x!, call.sql[1]!])} END)`;
  });
}

function contains(call: Call): string | undefined {
  const pattern = patternOf(call);
  return pattern && `regexp_matches(${call.sql[0]}, ${pattern.sql})`;
}

export const regexps: Natives = {
  regexp_contains: contains,
  regexp_extract: extract,
  regexp_extract_all: (call) => {
    const pattern = patternOf(call);
    if (!pattern || pattern.groups > 1 || pattern.matchesNothing) return undefined;
    return `regexp_extract_all(${call.sql[0]}, ${pattern.sql}, ${pattern.groups})`;
  },
  regexp_replace: (call) => {
    const [pattern, replacement] = [patternOf(call), constant(call.args[2])];
    if (!pattern || replacement === undefined || pattern.matchesNothing || !isRewrite(replacement, pattern.groups))
      return undefined;
    return `regexp_replace(${call.sql[0]}, ${pattern.sql}, ${call.sql[2]}, 'g')`;
  },
};

/** Every backslash stands before a group that is there, or another backslash. */
const isRewrite = (replacement: string, groups: number): boolean =>
  replacement
    .replaceAll("\\\\", "")
    .split("\\")
    .slice(1)
    .every((rest) => /^\d/.test(rest) && Number(rest[0]) <= groups);
