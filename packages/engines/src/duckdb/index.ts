import type { Engine } from "../engine.ts";
import { dialect } from "./dialect.ts";
import { openDuckdb } from "./driver/open.ts";

export const duckdb: Engine = {
  ...dialect,
  title: "DuckDB",
  schemes: ["duckdb"],
  address: "duckdb:PATH",
  open: ({ place }, options) => openDuckdb(place, options),
};
