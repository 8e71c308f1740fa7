/** JSON by constant paths, where DuckDB reads and writes it as GoogleSQL does. */
import { constant, kindOf, unary } from "../../core/arguments.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { bind } from "../bind.ts";
import { text } from "../names.ts";

/** Paths of plain names and positions mean the same to both. */
const isPlainPath = (path: string | undefined): path is string =>
  path !== undefined && /^\$(\.[A-Za-z_]\w*|\[\d+\])*$/.test(path);

/** A scalar by a constant path; a text that is no JSON has none. */
const scalar: Native = unary((x, call) => {
  const path = call.args[1] ? constant(call.args[1]) : "$";
  if (!isPlainPath(path)) return undefined;
  return bind(x, (json) => {
    const type = `json_type(${json}, ${text(path)})`;
    const value = `WHEN ${type} IN ('VARCHAR', 'BOOLEAN', 'BIGINT', 'UBIGINT') THEN json_extract_string(${json}, ${text(path)})`;
    const careful = `WHEN ${type} = 'DOUBLE' THEN googlesql.json_number(${json}, ${text(path)})`;
    const guarded = `CASE ${value} ${careful} END`;
    return kindOf(call, 0) === "JSON" ? guarded : `CASE WHEN json_valid(${json}) THEN ${guarded} END`;
  });
});

/** In a STRING a JSON null is no value. */
const carefully = (call: Call, json: string, path: string): string => {
  const found = `googlesql.json_part(${json}, ${text(path)})`;
  return call.type.kind === "JSON" ? `CAST(${found} AS JSON)` : `nullif(${found}, 'null')`;
};

/** Objects and arrays, as text or as JSON. Points, exponents, long numbers and backslashes may be written otherwise. */
const part: Native = unary((x, call) => {
  const path = call.args[1] ? constant(call.args[1]) : "$";
  if (!isPlainPath(path) || path === "$") return undefined;
  return bind(x, (json) =>
    bind(`CASE WHEN json_valid(${json}) THEN CAST(json_extract(${json}, ${text(path)}) AS VARCHAR) END`, (found) => {
      const plain = `regexp_matches(${found}, '^[{\\[]') AND NOT regexp_matches(${found}, '[\\\\.]|[0-9][eE]|[0-9]{16}')`;
      const made = call.type.kind === "JSON" ? `CAST(${found} AS JSON)` : found;
      return `CASE WHEN ${found} IS NULL THEN NULL WHEN ${plain} THEN ${made} ELSE ${carefully(call, json, path)} END`;
    }),
  );
});

export const json: Natives = {
  json_value: scalar,
  json_extract_scalar: scalar,
  json_query: part,
  json_extract: part,
};
