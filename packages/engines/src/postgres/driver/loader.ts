import type { Loader } from "../../load/store.ts";
import { declare } from "../types.ts";
import { append, carrier } from "./append.ts";
import type { PostgresConnection } from "./connection.ts";

export const loader = (connection: PostgresConnection): Loader => ({
  rowid: "ctid",
  cast: (expression, type) =>
    type.kind === "STRING" && expression.startsWith("'") ? expression : `cast(${expression} as ${declare(type)})`,
  carrier,
  append: (table, columns, rows) => append(connection, table, columns, rows),
});
