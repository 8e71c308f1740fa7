/** Unit tests bring their inputs: an empty database in memory does, the same whatever the warehouse is. */
export const testWarehouse = "duckdb::memory:";
