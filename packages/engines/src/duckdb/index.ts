import type { Engine } from "../engine.ts";
import { dialect } from "./dialect.ts";
import { nameOf } from "./targets.ts";
import { openDuckdb } from "./driver/open.ts";

export const duckdb: Engine = {
  ...dialect,
  title: "DuckDB",
  schemes: ["duckdb"],
  address: "duckdb:PATH",
  nameOf,
  open: ({ place }, options) => openDuckdb(place, options),
};
