/** JSON by constant paths, where DuckDB reads and writes it as GoogleSQL does. */
import { type Call, type Natives, constant } from "../context.ts";
import { bind } from "../bind.ts";
import { text } from "../names.ts";

/** Paths of plain names and positions mean the same to both. */
const isPlainPath = (path: string | undefined): path is string =>
  path !== undefined && /^\$(\.[A-Za-z_]\w*|\[\d+\])*$/.test(path);

/** A scalar by a constant path; a text that is no JSON has none. */
function scalar(call: Call): string | undefined {
  const path = call.args[1] ? constant(call.args[1]) : "$";
  if (!isPlainPath(path)) return undefined;
  const value = (json: string) =>
    `CASE WHEN json_type(${json}, ${text(path)}) IN ('VARCHAR', 'BOOLEAN', 'BIGINT', 'UBIGINT') THEN json_extract_string(${json}, ${text(path)})`;
  return bind(call.sql[0]!, (json) => {
    const careful = call.careful([json, ...call.sql.slice(1)]);
    const guarded = `${value(json)} WHEN json_type(${json}, ${text(path)}) = 'DOUBLE' THEN ${careful} END`;
    return call.args[0]!.type.kind === "JSON" ? guarded : `CASE WHEN json_valid(${json}) THEN ${guarded} END`;
  });
}

/** Objects and arrays, as text or as JSON. Points, exponents, long numbers and backslashes may be written otherwise. */
function part(call: Call): string | undefined {
  const path = call.args[1] ? constant(call.args[1]) : "$";
  if (!isPlainPath(path) || path === "$") return undefined;
  return bind(call.sql[0]!, (json) =>
    bind(`CASE WHEN json_valid(${json}) THEN CAST(json_extract(${json}, ${text(path)}) AS VARCHAR) END`, (found) => {
      const plain = `regexp_matches(${found}, '^[{\\[]') AND NOT regexp_matches(${found}, '[\\\\.]|[0-9][eE]|[0-9]{16}')`;
      const made = call.type.kind === "JSON" ? `CAST(${found} AS JSON)` : found;
      return `CASE WHEN ${found} IS NULL THEN NULL WHEN ${plain} THEN ${made} ELSE ${call.careful([json, ...call.sql.slice(1)])} END`;
    }),
  );
}

export const json: Natives = {
  json_value: scalar,
  json_extract_scalar: scalar,
  json_query: part,
  json_extract: part,
};
