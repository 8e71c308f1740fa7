import type { Engine } from "../engine.ts";
import { dialect } from "./dialect.ts";
import { openSqlite } from "./driver/open.ts";

export const sqlite: Engine = {
  ...dialect,
  title: "SQLite",
  schemes: ["sqlite"],
  address: "sqlite:PATH",
  open: ({ place }, options) => openSqlite(place, options),
};
