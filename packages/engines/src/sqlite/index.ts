import type { Engine } from "../engine.ts";
import { dialect } from "./dialect.ts";
import { openSqlite } from "./driver/open.ts";
import { nameOf } from "./driver/targets.ts";

export const sqlite: Engine = {
  ...dialect,
  title: "SQLite",
  schemes: ["sqlite"],
  address: "sqlite:PATH",
  nameOf,
  open: ({ place }, options) => openSqlite(place, options),
};
