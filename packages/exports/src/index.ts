export { ExportError, type ExportReason } from "./error.ts";
export type { Exporter, ExportReport, Keys, Mart, Prepared } from "./export.ts";
export { csv } from "./csv.ts";
export { parquet } from "./parquet.ts";
export { put, type PutOptions } from "./put/index.ts";
export { table, type TableOptions } from "./table/index.ts";
export { exporterAt } from "./where.ts";
