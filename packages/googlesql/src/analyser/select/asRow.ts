/** SELECT AS STRUCT and AS VALUE: one column, the row's value. */
import type { Span } from "../../ast.ts";
import { type Field, structOf } from "../../types.ts";
import { invalid } from "../refuse.ts";
import type { Item } from "./items.ts";

export function asRow(as: "STRUCT" | "VALUE", list: readonly Item[], span: Span): readonly Item[] {
  if (as === "STRUCT") return [{ name: "value", expr: structOfItems(list), span }];
  if (list.length !== 1) return invalid(`SELECT AS VALUE takes one column, got ${list.length}`, span);
  return [{ ...list[0]!, name: "value" }];
}

const structOfItems = (list: readonly Item[]) =>
  ({ kind: "struct", fields: list.map((item) => item.expr), type: structOf(list.map(fieldOf)) }) as const;

const fieldOf = (item: Item): Field =>
  item.name === undefined ? { type: item.expr.type } : { name: item.name, type: item.expr.type };
