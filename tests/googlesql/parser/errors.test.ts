import { GoogleSqlError, parse } from "@sluice/googlesql";
import { expect, test } from "vitest";

const failure = (text: string): GoogleSqlError => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof GoogleSqlError) return error;
    throw error;
  }
  throw new Error(`parsed: ${text}`);
};

/** What is said, and the text that it is said of. */
test.each([
  ["select a from", "Expected the name of a table but got the end of the text", ""],
  ["select from t", "Expected an expression but got keyword FROM", "from"],
  ["select a frm t x y", "Expected the end of the statement but got identifier t", "t"],
  ["select (1 + ) from t", 'Expected an expression but got ")"', ")"],
  ["select f(1, from t", "Expected an expression but got keyword FROM", "from"],
  ["selec 1", "Expected a statement but got identifier selec", "selec"],
  ["insert into t (a) vales (1)", "Expected VALUES or a query but got identifier vales", "vales"],
  ["delete from t", "Expected WHERE but got the end of the text", ""],
  ["if a then select 1 end if", 'Expected ";" but got keyword END', "end"],
  ["select 1 union select 2", "Expected ALL or DISTINCT but got keyword SELECT", "select"],
  [
    "select 1 union all select 2 except distinct select 3",
    "Expected parentheses around different set operations",
    "except",
  ],
  ["select extract(week(may) from d)", "Expected a day of the week but got identifier may", "may"],
  ["select $ from t", 'Expected an expression but got "$"', "$"],
  ["select 'a", "Unclosed string", "'"],
  ["select a from t where a in 1", 'Expected "(" or UNNEST but got 1', "1"],
  ["select a from `t", "Unclosed identifier", "`t"],
  ["select 1 /* a", "Unclosed comment", "/*"],
  ["select a §", "Illegal input character", "§"],
  ["from t |> wher a", "Expected a pipe operator but got identifier wher", "wher"],
])("%s", (text, message, place) => {
  const error = failure(text);
  expect(error.reason).toBe("syntax");
  expect(error.message).toContain(message);
  expect(text.slice(error.span?.start, error.span?.end)).toBe(place);
});

test.each([
  ["select * from graph_table(g match (a) return a.x)", "GRAPH"],
  ["select with differential_privacy count(*) from t", "SELECT WITH DIFFERENTIAL_PRIVACY"],
  ["select * from t natural join u", "NATURAL JOIN"],
  ["create table t (a int64 generated always as (1) stored)", "A generated column"],
])("%s is refused by name", (text, name) => {
  const error = failure(text);
  expect(error.reason).toBe("unsupported");
  expect(error.message).toContain(name);
});

test("nesting that the stack does not bear is refused, not a crash", () => {
  expect(failure(`select ${"(".repeat(200_000)}`).reason).toBe("unsupported");
});

test("hundreds of levels are nothing", () => {
  const depth = 400;
  expect(parse(`select ${"f(".repeat(depth)}1${")".repeat(depth)}`)).toHaveLength(1);
  expect(parse(`select ${"(".repeat(depth)}1${")".repeat(depth)}`)).toHaveLength(1);
  expect(parse(`select ${Array.from({ length: 20_000 }, (_, i) => `a${i}`).join(" + ")}`)).toHaveLength(1);
});
