/** Values of each type for trying two implementations against each other: edges first, nothing exotic left out. */
import type { Expr, LiteralValue } from "../../../packages/googlesql/src/tree/index.ts";
import type { Type } from "../../../packages/googlesql/src/types.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

export const samples: Readonly<Record<string, readonly LiteralValue[]>> = {
  INT64: [
    0n,
    1n,
    2n,
    3n,
    -1n,
    -2n,
    7n,
    10n,
    63n,
    64n,
    100n,
    -100n,
    1_700_000_000n,
    -86_401n,
    9_223_372_036_854_775_807n,
    null,
  ],
  FLOAT64: [
    0,
    1,
    -1,
    0.5,
    -0.5,
    1.5,
    2.5,
    -2.5,
    0.1,
    1e-7,
    123456.785,
    2.675,
    1e15,
    1e17,
    1e308,
    Number.NaN,
    Infinity,
    -Infinity,
    null,
  ],
  NUMERIC: ["0", "1", "-1", "1.5", "-2.5", "0.000000001", "123456.785", "-12.345678901", "10", null],
  BIGNUMERIC: ["0", "1", "-1.5", "0.00000000000000000000000000000000000001", "12345678901234567890123456789.5", null],
  BOOL: [true, false, null],
  STRING: [
    "",
    "a",
    "abc",
    "ABC",
    "aXbXc",
    "héllo",
    "ß",
    "日本語",
    "😀x",
    "  pad \t",
    "a,b,,c",
    "a%b",
    "\\",
    "12",
    "x\ny",
    "e\u0301",
    null,
  ],
  BYTES: [bytes(), bytes(97, 98, 99), bytes(0, 255, 16), null],
  DATE: [
    "2024-02-29",
    "1970-01-01",
    "1969-12-31",
    "2023-12-31",
    "2024-01-01",
    "2017-10-15",
    "2014-12-29",
    "1900-03-01",
    null,
  ],
  TIME: ["00:00:00", "12:30:45.123456", "23:59:59.999999", "03:04:05.5", null],
  DATETIME: [
    "2024-02-29 12:30:45.123456",
    "1970-01-01 00:00:00",
    "1969-12-31 23:59:59.999999",
    "2017-10-15 06:07:08.5",
    null,
  ],
  TIMESTAMP: [
    "2024-02-29 12:30:45.123456+00",
    "1970-01-01 00:00:00+00",
    "1969-12-31 23:59:59.999999+00",
    "2024-03-31 01:30:00+00",
    null,
  ],
  INTERVAL: ["0-0 1 0:0:0", "1-2 3 4:5:6.5", "-1-2 -3 -4:5:6", "0-0 0 0:0:0.000001", null],
  JSON: ['{"a":1,"b":[1,2,{"c":"x"}],"d":null,"e":"str","f":1.5,"g":true}', "[1,2,3]", '"s"', "null", "5", null],
};

const texts: readonly (readonly [fn: RegExp, argument: number, texts: readonly string[]])[] = [
  [/^regexp/, 1, ["a", "(b)", "^a", "x*", "[a-z]+", "(a)|(b)", ".", "(", "(?i)A"]],
  [/^json/, 1, ["$", "$.a", "$.b[1]", "$.d", "$.e", "$.f", "$.b[2].c", "$['a']", "$.zzz"]],
  [/^json/, 0, ['{"a":1,"b":[1, 2,{"c":"x"}],"d":null,"e":"str","f":1.50}', '{"a": {"b": [1]}}', "nope", "[1]"]],
  [/^format_(date|timestamp)/, 0, ["%Y-%m-%d", "%F", "%b %d, %Y", "%j", "%y%m%d", "%U %u %V %G", "%e", "%Q"]],
  [/^parse_/, 0, ["%Y-%m-%d", "%F", "%Y%m%d"]],
  [/^(parse_|date$|datetime$|timestamp$)/, 1, ["2024-02-29", "2024-2-3", "2023-02-29", "20240229", "x"]],
  [/^(date|datetime|timestamp)$/, 0, ["2024-02-29", "2024-2-3 1:2:3", "2024-02-29T12:30:45.5", "x"]],
  [/date|time|extract|^string$/, -1, ["UTC", "America/New_York", "Europe/London", "+05:30"]],
];

export type Random = () => number;
export const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;

/** A literal for an argument of a function: texts that mean something to it. */
export function sample(random: Random, type: Type, fn: string, argument: number): Expr {
  if (type.kind === "ARRAY") {
    const items = Array.from({ length: Math.floor(random() * 4) }, () => sample(random, type.element, fn, argument));
    return { kind: "array", items, type };
  }
  const own = texts.find(([name, at]) => name.test(fn) && (at === argument || (at === -1 && argument > 0)));
  const pool = type.kind === "STRING" && own ? own[2] : samples[type.kind]!;
  return { kind: "literal", value: pick(random, pool), type };
}
