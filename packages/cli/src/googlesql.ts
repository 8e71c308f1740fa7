/** The public door to GoogleSQL: a statement or script in, the engine's SQL, or rows with BigQuery's types, out. */
export { engines, open, translate } from "@sluice/engines";
export type { Database, DatabaseOptions, QueryResult, TranslateOptions } from "@sluice/engines";
export { GoogleSqlError, typeFromText, type Translation } from "@sluice/googlesql";
