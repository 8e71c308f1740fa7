/** BY NAME and CORRESPONDING: the inputs' columns brought into one order by their names. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { INT64 } from "../../types.ts";
import { nullOf } from "../operand.ts";
import { invalid } from "../refuse.ts";
import type { Body } from "./body.ts";
import { selectOf } from "./wrap.ts";
import { nth } from "../../lists.ts";

type Mode = NonNullable<ast.SetOperation["byName"]>;

export function byName(mode: Mode, bodies: readonly Body[], span: ast.Span): Body[] {
  const lists = bodies.map((body) => namesOf(body, span));
  const names = mode.on?.map((name) => name.name) ?? chosen(mode.mode, lists, span);
  if (names.length === 0) invalid("the queries of BY NAME have no column in common", span);
  return bodies.map((body) => arranged(body, names));
}

function namesOf(body: Body, span: ast.Span): string[] {
  const names = body.columns.map((column) => column.name ?? invalid("BY NAME needs a name for every column", span));
  const twice = names.find((name, i) => names.findIndex(same(name)) !== i);
  return twice === undefined
    ? names
    : invalid(`column "${twice}" is there twice: BY NAME cannot tell which is meant`, span);
}

const same = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase();

function chosen(mode: Mode["mode"], lists: readonly (readonly string[])[], span: ast.Span): readonly string[] {
  const [first = [], ...rest] = lists;
  if (mode === "LEFT") return first;
  if (mode === "INNER") return first.filter((name) => rest.every((list) => list.some(same(name))));
  const all = lists.flat().filter((name, i, every) => every.findIndex(same(name)) === i);
  if (mode === "FULL") return all;
  const lacking = all.find((name) => !lists.every((list) => list.some(same(name))));
  return lacking === undefined ? first : invalid(`column "${lacking}" is not in every query of BY NAME`, span);
}

/** NULL stands for what an input lacks. */
function arranged(body: Body, names: readonly string[]): Body {
  const { target, select } = selectOf(body);
  const picked = names.map((name) => {
    const i = body.columns.findIndex((column) => same(name)(column.name ?? ""));
    const expr: Expr = i < 0 ? nullOf(INT64) : nth(select.items, i).expr;
    return { name, expr };
  });
  const columns = picked.map(({ name, expr }) => ({ emitted: name, name, type: expr.type }));
  return { ...target, body: { ...select, items: picked }, columns, valueTable: false };
}
