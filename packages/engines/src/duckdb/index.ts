import type { Engine } from "../engine.ts";
import { dialect, traits } from "./dialect.ts";
import { openDuckdb } from "./driver/open.ts";

export const duckdb: Engine = {
  ...dialect,
  traits,
  title: "DuckDB",
  schemes: ["duckdb"],
  address: "duckdb:PATH",
  open: ({ place }) => openDuckdb(place),
};
