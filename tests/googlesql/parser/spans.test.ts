import { parse, parseExpression, tablesOf } from "@sluice/googlesql";
import { expect, test } from "vitest";

interface Node {
  readonly kind?: string;
  readonly start?: number;
  readonly end?: number;
}

/** All nodes of a kind, as they are written. */
function written(text: string, kind: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { kind: own, start, end } = node as Node;
    if (own === kind && start !== undefined) found.push(text.slice(start, end));
    Object.values(node).forEach(visit);
  };
  visit(parse(text));
  return found;
}

const script = `-- first
create or replace table \`p.d.t\` (a int64 not null) as
  select  x.a + 1 as b, count(*) over (order by c desc) n
  from  my-project.ds.t as x join u using (k)  where a between 1 and ( 2 )
  group by 1;
if a then select 1; end if ;
from t |> where a > 1 |> aggregate sum(b) as s group by c`;

test.each([
  ["createTable", [script.slice(script.indexOf("create"), script.indexOf(";"))]],
  ["ifStatement", ["if a then select 1; end if"]],
  ["binary", ["x.a + 1", "a > 1"]],
  ["call", ["count(*) over (order by c desc)", "sum(b)"]],
  ["between", ["a between 1 and ( 2 )"]],
  ["join", ["my-project.ds.t as x join u using (k)"]],
  ["table", ["my-project.ds.t as x", "u", "t"]],
  ["where", ["|> where a > 1"]],
  ["aggregate", ["|> aggregate sum(b) as s group by c"]],
  ["scalar", ["int64"]],
])("%s", (kind, texts) => expect(written(script, kind)).toEqual(texts));

test("parentheses are not a part of what is in them", () => {
  const node = parseExpression("( a ) + b");
  expect(node).toMatchObject({ start: 0, end: 9, left: { start: 2, end: 3 }, right: { start: 8, end: 9 } });
});

test("offsets count as JavaScript does", () => {
  expect(parseExpression("'😀é' || x")).toMatchObject({ right: { start: 9, end: 10 } });
});

test("a name has its backticks in its span, and not in its name", () => {
  const [statement] = parse("select 1 from `a-b.c`.d");
  expect(statement && tablesOf(statement)).toMatchObject([
    [
      { name: "a-b.c", quoted: true, start: 14, end: 21 },
      { name: "d", quoted: false, start: 22, end: 23 },
    ],
  ]);
});
