import type { Engine } from "../engine.ts";
import { dialect } from "./dialect.ts";
import { nameOf } from "./targets.ts";

export const postgres: Engine = {
  ...dialect,
  title: "PostgreSQL",
  schemes: ["postgres", "postgresql"],
  address: "postgres://HOST/DATABASE",
  nameOf,
  // Its client takes 25 ms to read, which who builds elsewhere need not wait for.
  open: async ({ url }, options) => (await import("./driver/open.ts")).openPostgres(url, options),
};
