import type { Column, Type } from "@sluice/googlesql";
import type { Loader } from "../../load/store.ts";
import { quote } from "../../core/names.ts";
import { declare } from "../types.ts";
import { append, carrier } from "./append.ts";
import type { DuckdbConnection } from "./connection.ts";
import { inPlace } from "./scan.ts";

export const loader = (connection: DuckdbConnection): Loader => ({
  rowid: "rowid",
  cast,
  carrier: (type) => carrier(type).toString(),
  append: (table, columns, rows) => connection.begun().then(() => append(connection.raw, table, columns, rows)),
  inPlace,
  widen: (table, columns) =>
    connection.execute(
      `create or replace table ${table} as select *, ${columns.map(nothing).join(", ")} from ${table}`,
    ),
});

const nothing = ({ name, type }: Column): string => `cast(null as ${declare(type)}) as ${quote(name)}`;

function cast(expression: string, type: Type): string {
  if (type.kind === "STRING") return expression;
  return type.kind === "BIGNUMERIC" ? bignum(expression) : `cast(${expression} as ${declare(type)})`;
}

/** Decimal text as the integer that a BIGNUMERIC is kept as, scaled by 10^38. */
const bignum = (text: string): string =>
  `cast(split_part(${text}, '.', 1) || rpad(split_part(${text}, '.', 2), 38, '0') as bignum)`;
