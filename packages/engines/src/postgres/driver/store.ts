import type { Type } from "@sluice/googlesql";
import type { Store } from "../../load/store.ts";
import { dialect } from "../dialect.ts";
import type { Link } from "./link.ts";
import { stage } from "./stage.ts";

const declare = (type: Type): string => dialect.declare(type);

export const storeOf = (link: Link): Store => ({
  ...link,
  rowid: "ctid",
  declare,
  cast: (expression, type) =>
    type.kind === "STRING" && expression.startsWith("'") ? expression : `cast(${expression} as ${declare(type)})`,
  stage: (delivery) => stage(link, delivery),
});
