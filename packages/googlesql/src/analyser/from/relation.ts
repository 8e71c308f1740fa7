/** What an alias makes visible. */
import type { Expr, From } from "../../tree/index.ts";
import { type Field, structOf, type Type } from "../../types.ts";
import type { OutputColumn, Source } from "../context.ts";
import { fieldsOf, type Visible } from "../scope.ts";

type Aliased = Extract<From, { alias: string }>;

export const columnOf = (relation: string, name: string, type: Type): Expr => ({
  kind: "column",
  relation,
  name,
  type,
});

/** Hides what starts with an underscore in a way that BigQuery does: nothing else. */
export function relation(from: Aliased, name: string | undefined, output: readonly OutputColumn[]): Source {
  const columns: Visible[] = output.map((column) => ({
    name: column.name,
    expr: columnOf(from.alias, column.emitted, column.type),
  }));
  const value: Expr = {
    kind: "row",
    relation: from.alias,
    columns: output.map((column) => column.emitted),
    type: structOf(output.map(fieldOf)),
  };
  return { from, columns, ranges: name === undefined ? [] : [{ name, columns, value, valueTable: false }] };
}

const fieldOf = (column: OutputColumn): Field =>
  column.name === undefined ? { type: column.type } : { name: column.name, type: column.type };

/** Rows that are values: a STRUCT's fields are columns, anything else is the alias itself. */
export function valueRelation(from: Aliased, name: string | undefined, output: OutputColumn): Source {
  const value = columnOf(from.alias, output.emitted, output.type);
  const fields = fieldsOf(value);
  const columns = fields.length > 0 || output.type.kind === "STRUCT" ? fields : [{ name, expr: value }];
  return {
    from,
    columns,
    ranges: name === undefined ? [] : [{ name, columns: fields, value, valueTable: true }],
  };
}
