/** + - * / and the bit operators. DuckDB raises on INT64 overflow itself; on a division by zero it does not. */
import { argument, atLeast, binary, isNonZero, kindOf, kindsOf, unary } from "../../core/arguments.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { bind, bindAll } from "../bind.ts";
import { libraryCall } from "../library-calls.ts";
import { raise } from "../raise.ts";
import { declare } from "../types.ts";
import { dateChecked, micros } from "./date-parts.ts";
import { moved } from "./dates.ts";

const isPlain = ({ type }: Call): boolean =>
  type.kind === "INT64" || type.kind === "FLOAT64" || type.kind === "NUMERIC";

const operate = (operator: string): Native =>
  binary((a, b, call) => {
    if (call.type.kind === "TIMESTAMP" || call.type.kind === "DATETIME") return moved(call, operator);
    if (isPlain(call) || call.type.kind === "BIGNUMERIC" || call.args.some((arg) => arg.type.kind === "INTERVAL"))
      return `(${a} ${operator} ${b})`;
    if (kindsOf(call) === "DATE INT64") return dateChecked(`(${a} ${operator} ${cast(b, "INTEGER")})`);
    return kindsOf(call) === "INT64 DATE" ? dateChecked(`(${b} + ${cast(a, "INTEGER")})`) : undefined;
  });

function subtract(call: Call): string | undefined {
  const [a, b] = atLeast(2, call);
  const kind = kindOf(call, 0);
  if (call.type.kind !== "INTERVAL" || kind === "INTERVAL") return operate("-")(call);
  if (kind === "DATE") return `to_days(${cast(`(${a} - ${b})`, "INTEGER")})`;
  const size = `${micros(a)} - ${micros(b)}`;
  if (kind !== "DATETIME") return `to_microseconds(${size})`;
  const day = "86400000000";
  return bind(`(${size})`, (d) => `(to_days(${cast(`${d} // ${day}`, "INTEGER")}) + to_microseconds(${d} % ${day}))`);
}

/** The product of two DECIMAL(38,9) has 18 places and little room before them. */
const multiply: Native = binary((a, b, call) => {
  if (kindsOf(call) === "INTERVAL INT64") return `(${a} * ${cast(b, "INTEGER")})`;
  if (kindsOf(call) === "INT64 INTERVAL") return `(${b} * ${cast(a, "INTEGER")})`;
  if (call.type.kind === "BIGNUMERIC") return undefined;
  if (call.type.kind !== "NUMERIC") return `(${a} * ${b})`;
  return bindAll([a, b], ([x, y]) => {
    const careful = libraryCall("mul", [call.type, call.type], call.type, [x, y]);
    return `coalesce(TRY(${cast(`${x} * ${y}`, declare(call.type))}), ${careful})`;
  });
});

const divide: Native = binary((a, b, call) => {
  if (call.type.kind !== "FLOAT64") return undefined;
  if (isNonZero(argument(call, 1))) return `(${a} / ${b})`;
  return bindAll([a, b], ([x, y]) => {
    const message = `'division by zero: ' || ${cast(x, "VARCHAR")} || ' / 0'`;
    return `CASE WHEN ${y} = 0 AND ${x} IS NOT NULL THEN ${raise(message, "DOUBLE")} ELSE ${x} / ${y} END`;
  });
});

/** Of INT64; BYTES go to JavaScript. */
const bits = (spell: (a: string, b: string) => string): Native =>
  binary((a, b, call) => (kindOf(call, 0) === "INT64" ? spell(a, b) : undefined));

export const arithmetic: Natives = {
  add: operate("+"),
  sub: subtract,
  mul: multiply,
  div: divide,
  neg: unary((x, { type }) => (type.kind === "BIGNUMERIC" ? undefined : `(-${x})`)),
  plus: unary((x) => x),
  bit_and: bits((a, b) => `(${a} & ${b})`),
  bit_or: bits((a, b) => `(${a} | ${b})`),
  bit_xor: bits((a, b) => `xor(${a}, ${b})`),
  bit_not: unary((x, call) => (kindOf(call, 0) === "INT64" ? `(~${x})` : undefined)),
};
