import type { Engine } from "../engine.ts";
import { dialect } from "./dialect.ts";
import { openPostgres } from "./driver/open.ts";

export const postgres: Engine = {
  ...dialect,
  title: "PostgreSQL",
  schemes: ["postgres", "postgresql"],
  address: "postgres://HOST/DATABASE",
  open: ({ url }) => openPostgres(url),
};
