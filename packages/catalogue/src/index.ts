export { type ColumnLineage, columnLineage, type ColumnName, type Edge, trace, type Use } from "./lineage/index.ts";
export { catalogueData, type DataOptions } from "./data/index.ts";
export type { ProjectParts } from "./data/nodes.ts";
export { type CatalogueData, type CatalogueNode, type CatalogueRun, dataSchema, type Finding } from "./data/schema.ts";
export { cataloguePage } from "./page.ts";
