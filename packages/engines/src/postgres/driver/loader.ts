import type { Loader } from "../../load/store.ts";
import { declare } from "../types.ts";
import { append, carrier, copyInto } from "./append.ts";
import type { PostgresConnection } from "./connection.ts";

export const loader = (connection: PostgresConnection): Loader => ({
  rowid: "ctid",
  cast: (expression, type) =>
    type.kind === "STRING" && expression.startsWith("'") ? expression : `cast(${expression} as ${declare(type)})`,
  carrier,
  append: async (table, columns, rows) => void (await append(connection, table, columns, rows)),
  copy: (table, columns, bytes) => connection.copy(copyInto(table, columns), bytes),
});
