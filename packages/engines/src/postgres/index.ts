import type { Engine } from "../engine.ts";
import { dialect, traits } from "./dialect.ts";
import { openPostgres } from "./driver/open.ts";

export const postgres: Engine = {
  ...dialect,
  traits,
  title: "PostgreSQL",
  schemes: ["postgres", "postgresql"],
  address: "postgres://HOST/DATABASE",
  open: ({ url }) => openPostgres(url),
};
