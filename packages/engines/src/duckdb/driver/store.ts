import type { Type } from "@sluice/googlesql";
import type { Store } from "../../load/store.ts";
import { dialect } from "../dialect.ts";
import type { Link } from "./connection.ts";
import { stage } from "./stage.ts";

const declare = (type: Type): string => dialect.declare(type);

export const storeOf = (link: Link): Store => ({
  ...link,
  rowid: "rowid",
  declare,
  cast: (expression, type) => (type.kind === "STRING" ? expression : `cast(${expression} as ${declare(type)})`),
  stage: (delivery, once) => stage(link, delivery, once),
});
