import type { Loader } from "../../load/store.ts";
import { quoted } from "../../core/names.ts";
import { declare } from "../types.ts";
import { append, carrier, copyInto } from "./append.ts";
import type { PostgresConnection } from "./connection.ts";

export const loader = (connection: PostgresConnection): Loader => ({
  rowid: "ctid",
  lock: (table) => connection.execute(lockOf(table)),
  most: { nameBytes: 63, columns: 1600 },
  cast: (expression, type) =>
    type.kind === "STRING" && expression.startsWith("'") ? expression : `cast(${expression} as ${declare(type)})`,
  carrier,
  append: async (table, columns, rows) => void (await append(connection, table, columns, rows)),
  copy: (table, columns, bytes) => connection.copy(copyInto(table, columns), bytes),
});

/** The server lets it go with the transaction, however that ends. A claim of a run is another lock: a run loads beneath its own. */
const lockOf = (table: string): string =>
  `select pg_advisory_xact_lock(hashtextextended(${quoted(`sluice load ${table}`)}, 0))`;
