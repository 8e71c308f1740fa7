/** SELECT AS STRUCT and AS VALUE: one column, the row's value. */
import type { Span } from "../../ast/index.ts";
import { type Field, structOf } from "../../types.ts";
import { invalid } from "../refuse.ts";
import type { Item } from "./item.ts";

export function asRow(as: "STRUCT" | "VALUE", list: readonly Item[], span: Span): readonly Item[] {
  if (as === "STRUCT") return [{ name: "value", expr: structOfItems(list), span }];
  const [item, ...others] = list;
  if (!item || others.length > 0) return invalid(`SELECT AS VALUE takes one column, got ${list.length}`, span);
  return [{ ...item, name: "value" }];
}

const structOfItems = (list: readonly Item[]) =>
  ({ kind: "struct", fields: list.map((item) => item.expr), type: structOf(list.map(fieldOf)) }) as const;

const fieldOf = (item: Item): Field =>
  item.name === undefined ? { type: item.expr.type } : { name: item.name, type: item.expr.type };
