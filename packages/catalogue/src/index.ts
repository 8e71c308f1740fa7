export { type ColumnLineage, columnLineage, type ColumnName, type Edge, trace, type Use } from "./lineage/index.ts";
