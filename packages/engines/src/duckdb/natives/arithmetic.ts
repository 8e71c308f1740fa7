/** + - * / and the bit operators. DuckDB raises on INT64 overflow itself; on a division by zero it does not. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Call, Natives } from "../context.ts";
import { bind, bindAll } from "../bind.ts";
import { bridgeText } from "../library-calls.ts";
import { cast } from "../names.ts";
import { raise } from "../raise.ts";
import { declare } from "../types.ts";
import { dateChecked, micros } from "./date-parts.ts";
import { moved } from "./dates.ts";

const kinds = ({ args }: Call): string => args.map((arg) => arg.type.kind).join(" ");
const isPlain = ({ type }: Call): boolean =>
  type.kind === "INT64" || type.kind === "FLOAT64" || type.kind === "NUMERIC";

export const isNonZero = (expr: Expr): boolean =>
  expr.kind === "literal" &&
  (typeof expr.value === "bigint" || typeof expr.value === "number") &&
  Number(expr.value) !== 0;

const operate =
  (operator: string) =>
  (call: Call): string | undefined => {
    if (call.type.kind === "TIMESTAMP" || call.type.kind === "DATETIME") return moved(call, operator);
    if (isPlain(call) || call.type.kind === "BIGNUMERIC" || call.args.some((arg) => arg.type.kind === "INTERVAL"))
      return `(${call.sql[0]} ${operator} ${call.sql[1]})`;
    if (kinds(call) === "DATE INT64")
      return dateChecked(`(${call.sql[0]} ${operator} ${cast(call.sql[1]!, "INTEGER")})`);
    if (kinds(call) === "INT64 DATE") return dateChecked(`(${call.sql[1]} + ${cast(call.sql[0]!, "INTEGER")})`);
    return undefined;
  };

function subtract(call: Call): string | undefined {
  const [a, b] = call.sql as [string, string];
  if (call.type.kind !== "INTERVAL" || call.args[0]!.type.kind === "INTERVAL") return operate("-")(call);
  if (call.args[0]!.type.kind === "DATE") return `to_days(${cast(`(${a} - ${b})`, "INTEGER")})`;
  const size = `${micros(a)} - ${micros(b)}`;
  if (call.args[0]!.type.kind !== "DATETIME") return `to_microseconds(${size})`;
  const day = "86400000000";
  return bind(`(${size})`, (d) => `(to_days(${cast(`${d} // ${day}`, "INTEGER")}) + to_microseconds(${d} % ${day}))`);
}

/** The product of two DECIMAL(38,9) has 18 places and little room before them. */
function multiply(call: Call): string | undefined {
  const [a, b] = call.sql as [string, string];
  if (kinds(call) === "INTERVAL INT64") return `(${a} * ${cast(b, "INTEGER")})`;
  if (kinds(call) === "INT64 INTERVAL") return `(${b} * ${cast(a, "INTEGER")})`;
  if (call.type.kind === "BIGNUMERIC") return undefined;
  if (call.type.kind !== "NUMERIC") return `(${a} * ${b})`;
  return bindAll([a, b], ([x, y]) => {
    const careful = bridgeText("mul", [call.type, call.type], call.type, [x!, y!]);
    return `coalesce(TRY(${cast(`${x} * ${y}`, declare(call.type))}), ${careful})`;
  });
}

function divide({ args, sql, type }: Call): string | undefined {
  const [a, b] = sql as [string, string];
  if (type.kind !== "FLOAT64") return undefined;
  if (isNonZero(args[1]!)) return `(${a} / ${b})`;
  return bindAll([a, b], ([x, y]) => {
    const message = `'division by zero: ' || ${cast(x!, "VARCHAR")} || ' / 0'`;
    return `CASE WHEN ${y} = 0 AND ${x} IS NOT NULL THEN ${raise(message, "DOUBLE")} ELSE ${x} / ${y} END`;
  });
}

const bits =
  (spell: (a: string, b: string) => string) =>
  ({ args, sql }: Call): string | undefined =>
    args[0]!.type.kind === "INT64" ? spell(sql[0]!, sql[1]!) : undefined;

export const arithmetic: Natives = {
  add: operate("+"),
  sub: subtract,
  mul: multiply,
  div: divide,
  neg: (call) => (call.type.kind === "BIGNUMERIC" ? undefined : `(-${call.sql[0]})`),
  plus: ({ sql }) => sql[0]!,
  bit_and: bits((a, b) => `(${a} & ${b})`),
  bit_or: bits((a, b) => `(${a} | ${b})`),
  bit_xor: bits((a, b) => `xor(${a}, ${b})`),
  bit_not: ({ args, sql }) => (args[0]!.type.kind === "INT64" ? `(~${sql[0]})` : undefined),
};
