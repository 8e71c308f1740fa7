/** Texts as they are. DuckDB's driver takes U+FEFF at the beginning of a value for a mark, and leaves it out. */
import { textDecoder } from "@duckdb/node-api/lib/vectors/dataAccessors.js";

const exact = new TextDecoder("utf-8", { ignoreBOM: true });

/** The driver has one decoder for all values, and no option. */
export function keepMarks(): void {
  textDecoder.decode = (bytes?: Parameters<typeof exact.decode>[0]) => exact.decode(bytes);
}
