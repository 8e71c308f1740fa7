import { postgres, type Definition } from "@sluice/sources";

/** The months of `entity`, written by the load that brings them. It has no place of its own. */
export const entityWindows: Definition = {
  name: "entity_windows",
  key: ["window_start"],
  columns: ["window_start", "row_count", "fingerprint"],
};

/**
 * The production database's entities. A month that is made again has the same times and values under new ids, so neither id nor time
 * can tell what is new: months are compared, and those that differ replaced.
 */
export const entity: Definition = {
  name: "entity",
  tags: ["entities"],
  key: [],
  columns: ["entity_id", "created_at", "value", "_window"],
  required: ["entity_id", "created_at", "value"],
  transport: postgres({ table: "entity", windowBy: "created_at", window: "month", windowsTable: entityWindows.name }),
};
