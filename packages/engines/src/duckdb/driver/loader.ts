import type { Loader } from "../../load/store.ts";
import { declare } from "../types.ts";
import { append, carrier } from "./append.ts";
import type { DuckdbConnection } from "./connection.ts";
import { inPlace } from "./scan.ts";

export const loader = ({ raw }: DuckdbConnection): Loader => ({
  rowid: "rowid",
  cast: (expression, type) => (type.kind === "STRING" ? expression : `cast(${expression} as ${declare(type)})`),
  carrier: (type) => carrier(type).toString(),
  append: (table, columns, rows) => append(raw, table, columns, rows),
  inPlace,
});
