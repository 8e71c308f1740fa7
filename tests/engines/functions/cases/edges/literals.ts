/**
 * Literals whose type is written are of that type; those without one bend to what is beside them
 * (GoogleSQL, conversion rules: literal coercion). A number that is written out has the digits that are written.
 */
import { type Case } from "../case.ts";

const one = "select * from (select 3 as q, numeric '1.5' as n, 1.5 as f)";
const of = (expression: string): string => `select ${expression} from (${one})`;

export const literalEdges: readonly Case[] = [
  [of("q * numeric '0.1'"), [[0.3]], "NUMERIC"],
  [of("q / numeric '7'"), [[0.428571429]], "NUMERIC"],
  [of("q + bignumeric '1'"), [[4]], "BIGNUMERIC"],
  [of("f * numeric '2'"), [[3]], "FLOAT64"],
  [of("n * 1.1"), [[1.65]], "NUMERIC"],
  ["numeric '1.5' * 1.1", 1.65, "NUMERIC"],
  ["1.1 * bignumeric '1.5'", 1.65, "BIGNUMERIC"],
  ["cast(3.14 as bignumeric)", 3.14, "BIGNUMERIC"],
  ["cast(-3.14 as bignumeric)", -3.14, "BIGNUMERIC"],
  ["cast(123456789012.123456789 as numeric)", "123456789012.123456789", "NUMERIC"],
  ["cast(1e3 as numeric)", 1000, "NUMERIC"],
  [of("n + 123456789012.123456789"), [["123456789013.623456789"]], "NUMERIC"],
  ["'a' not like any ('a', 'b')", true],
  ["'a' not like any ('a', 'a')", false],
  ["'a' not like all ('a', 'b')", false],
  ["'c' not like all ('a', 'b')", true],
  ["'a' not like any unnest(['a', 'b'])", true],
  ["cast(null as string) like any (select 'a')", null],
  ["cast(null as string) like all (select 'a')", null],
  ["'a' like any unnest(['b', null])", null],
  ["'a' like all unnest(['a', null])", null],
  ["'a' like any unnest(['a', null])", true],
  ["'a' like all unnest(['b', null])", false],
  ["'a' like any unnest(cast([] as array<string>))", false],
  ["'a' like all unnest(cast([] as array<string>))", true],
  ["safe.parse_numeric('1 2')", null],
  ["parse_numeric('12-')", -12],
  ["parse_numeric(' - 1,234.5 ')", -1234.5],
  ["parse_bignumeric('12 -')", -12],
  ["safe.parse_numeric('-12-')", null],
  ["json_remove(json '{\"a\":1}', null)", { a: 1 }],
  ["json_remove(json '{\"a\":1,\"b\":2}', null, '$.a')", { b: 2 }],
];
